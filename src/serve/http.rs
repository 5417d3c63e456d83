//! Hands out the files of the site over HTTP, as GitHub Pages does, and its news to the pages that
//! are on show.
//!
//! A request names a file of the plan or gets none: no path is ever looked up on disk. Only requests
//! to this machine's own addresses are answered, so that no page of a stranger can read along by
//! giving its own name this machine's address (DNS rebinding).

use std::net::{IpAddr, TcpListener};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{Query, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use serde::Deserialize;
use tokio::sync::{Semaphore, watch};

use super::address::{Asked, address_of_folder, asked};
use super::generation::{File, Generation};
use super::live;
use super::news::News;
use super::patience::Patient;
use super::streamed::Opened;
use crate::error::{Error, Result};
use crate::path::OutputPath;
use crate::problem::Problem;

/// How many connections are open at once; whoever comes then waits.
const CONNECTIONS: usize = 256;

/// How long a request may take to arrive.
const ARRIVAL: Duration = Duration::from_secs(10);

/// How long nothing of an answer may be taken.
const TAKING: Duration = Duration::from_secs(10);

/// Largest head of a request that is read, in bytes.
const LARGEST_HEAD: usize = 64 << 10;

/// How many threads read files that are sent. Each keeps memory of its own.
const READERS: usize = 2;

/// How long it is waited after a connection that failed.
const PAUSE: Duration = Duration::from_millis(20);

/// How long a page waits for news before it asks again.
const WAIT: Duration = Duration::from_secs(20);

/// What is on show, and the news of it.
pub(super) struct Desk {
    on_show: Mutex<Option<Arc<Generation>>>,
    news: watch::Sender<Arc<News>>,
}

impl Desk {
    /// Nothing is on show yet.
    pub fn new() -> Self {
        Self { on_show: Mutex::new(None), news: watch::Sender::new(Arc::default()) }
    }

    /// Puts a generation on show, or leaves the one that is, and tells what is wrong.
    pub fn show(&self, generation: Option<Generation>, problems: &[Problem]) {
        let is_current = generation.is_some();
        if let Some(generation) = generation {
            *self.on_show.lock().unwrap_or_else(PoisonError::into_inner) =
                Some(Arc::new(generation));
        }
        self.news.send_replace(Arc::new(News::of(self.next(), is_current, problems)));
    }

    /// Tells that the site cannot be read. What is on show stays.
    pub fn report_unreadable(&self, fault: &Error) {
        self.news.send_replace(Arc::new(News::unreadable(self.next(), fault)));
    }

    fn next(&self) -> u64 {
        self.news.borrow().number + 1
    }

    fn on_show(&self) -> Option<Arc<Generation>> {
        self.on_show.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// Starts to answer, on a thread of its own.
pub(super) fn start(listener: TcpListener, desk: Arc<Desk>) -> Result<()> {
    let cannot = |fault| Error::io("answer on", std::path::Path::new("the network"), fault);
    listener.set_nonblocking(true).map_err(cannot)?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .max_blocking_threads(READERS)
        .build()
        .map_err(cannot)?;
    thread::spawn(move || runtime.block_on(answer(listener, desk)));
    Ok(())
}

/// Answers until the process ends.
async fn answer(listener: TcpListener, desk: Arc<Desk>) {
    let Ok(listener) = tokio::net::TcpListener::from_std(listener) else { return };
    let routes = Router::new()
        .route(live::NEWS, get(news))
        .route(live::SCRIPT, get(live_script))
        .fallback(page)
        .layer(middleware::from_fn(own_names_only))
        .with_state(desk);
    let free = Arc::new(Semaphore::new(CONNECTIONS));
    loop {
        let Ok(permit) = Arc::clone(&free).acquire_owned().await else { return };
        let Ok((stream, _)) = listener.accept().await else {
            // Who has gone before being heard wants nothing; where the system has no more connections
            // to give, it may in a moment.
            tokio::time::sleep(PAUSE).await;
            continue;
        };
        let service = TowerToHyperService::new(routes.clone());
        tokio::spawn(async move {
            let connection = hyper::server::conn::http1::Builder::new()
                .timer(TokioTimer::new())
                .header_read_timeout(ARRIVAL)
                .max_buf_size(LARGEST_HEAD)
                .serve_connection(TokioIo::new(Patient::new(stream, TAKING)), service);
            // A connection that breaks off is the browser's affair.
            let _ = connection.await;
            drop(permit);
        });
    }
}

/// Refuses requests that are for another name than one of this machine's, and all but reading.
async fn own_names_only(request: Request, next: Next) -> Response {
    if !is_for_this_machine(&request) {
        return plain(StatusCode::MISDIRECTED_REQUEST, "not a name of this machine");
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        let mut response = plain(StatusCode::METHOD_NOT_ALLOWED, "the site can only be read");
        response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
        return response;
    }
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(
        HeaderName::from_static("cross-origin-resource-policy"),
        HeaderValue::from_static("same-origin"),
    );
    response
}

/// Whether a request names this machine, and no other: in its one `Host`, and in its target where that is a whole
/// URL, which then counts instead (RFC 9112 §3.2).
fn is_for_this_machine(request: &Request) -> bool {
    let mut hosts = request.headers().get_all(header::HOST).iter();
    let host = hosts.next().and_then(|host| host.to_str().ok());
    let named = request.uri().authority();
    host.is_some_and(is_own_name)
        && hosts.next().is_none()
        && named.is_none_or(|named| is_own_name(named.host()))
}

/// Whether a `Host` is a number or `localhost`: a name that others can point at this machine is
/// neither.
fn is_own_name(host: &str) -> bool {
    let name = match host.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    };
    name.eq_ignore_ascii_case("localhost") || name.parse::<IpAddr>().is_ok()
}

fn plain(status: StatusCode, text: &'static str) -> Response {
    (status, [(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response()
}

async fn live_script() -> Response {
    ([(header::CONTENT_TYPE, "text/javascript; charset=utf-8")], live::CLIENT).into_response()
}

#[derive(Deserialize)]
struct After {
    after: u64,
}

/// The news after those of a number: at once where there are any, else when there are.
async fn news(State(desk): State<Arc<Desk>>, Query(After { after }): Query<After>) -> Response {
    let mut news = desk.news.subscribe();
    let _ = tokio::time::timeout(WAIT, news.wait_for(|news| news.number != after)).await;
    let last = Arc::clone(&news.borrow());
    match serde_json::to_string(&*last) {
        Ok(json) => ([(header::CONTENT_TYPE, "application/json")], json).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// A file of the site.
async fn page(State(desk): State<Arc<Desk>>, uri: Uri, headers: HeaderMap) -> Response {
    let number = desk.news.borrow().number;
    let Some(site) = desk.on_show() else {
        let page = live::no_site(&desk.news.borrow());
        return html(StatusCode::SERVICE_UNAVAILABLE, page, number);
    };
    if let Some(Asked { files, folder }) = asked(uri.path()) {
        for name in files {
            match site.file(&name).await {
                File::Bytes(bytes) => return file(name.as_str(), bytes, number, &headers),
                File::OnDisk(opened) => return on_disk(name.as_str(), opened, number, &headers),
                File::Failed(problem) => {
                    return html(StatusCode::INTERNAL_SERVER_ERROR, live::failed(&problem), number);
                }
                File::Missing => {}
            }
        }
        if let Some(page) = folder
            && matches!(site.file(&page).await, File::Bytes(_) | File::OnDisk(_))
        {
            return moved(&address_of_folder(&page));
        }
    }
    match site.file(&OutputPath::at_root("404.html")).await {
        File::Bytes(bytes) => {
            let text = String::from_utf8_lossy(&bytes).into_owned();
            html(StatusCode::NOT_FOUND, text, number)
        }
        _ => plain(StatusCode::NOT_FOUND, "the site has no such file"),
    }
}

fn moved(to: &str) -> Response {
    let to = HeaderValue::from_str(to).unwrap_or_else(|_| HeaderValue::from_static("/"));
    (StatusCode::MOVED_PERMANENTLY, [(header::LOCATION, to)]).into_response()
}

/// A file of the site, as it is made.
fn file(name: &str, bytes: Vec<u8>, number: u64, headers: &HeaderMap) -> Response {
    let mark = live::mark(&bytes);
    let bytes = if name.ends_with(".html") {
        live::with_client(&String::from_utf8_lossy(&bytes), &mark, number).into_bytes()
    } else {
        bytes
    };
    marked(name, &mark, headers, Body::from(bytes))
}

/// A file that lies on disk, as it is; a page has the script, too.
fn on_disk(name: &str, opened: Opened, number: u64, headers: &HeaderMap) -> Response {
    if name.ends_with(".html") {
        return match opened.read() {
            Ok(bytes) => file(name, bytes, number, headers),
            Err(_) => plain(StatusCode::NOT_FOUND, "the file cannot be read"),
        };
    }
    let mark = opened.mark.clone();
    marked(name, &mark, headers, Body::new(opened.streamed()))
}

/// A file with its type, and a mark by which a browser knows whether it has it already.
fn marked(name: &str, mark: &str, headers: &HeaderMap, body: Body) -> Response {
    let tag = HeaderValue::from_str(&format!("\"{mark}\""));
    let tag = tag.unwrap_or_else(|_| HeaderValue::from_static("\"\""));
    if headers.get(header::IF_NONE_MATCH) == Some(&tag) {
        return (StatusCode::NOT_MODIFIED, [(header::ETAG, tag)]).into_response();
    }
    let kind = mime_guess::from_path(name).first_or_octet_stream();
    let kind = match kind.type_().as_str() {
        "text" => format!("{}; charset=utf-8", kind.essence_str()),
        _ => kind.essence_str().to_owned(),
    };
    let kind = HeaderValue::from_str(&kind);
    let kind = kind.unwrap_or_else(|_| HeaderValue::from_static("application/octet-stream"));
    ([(header::CONTENT_TYPE, kind), (header::ETAG, tag)], body).into_response()
}

/// A page that is not a file of the site.
fn html(status: StatusCode, text: String, number: u64) -> Response {
    let kind = [(header::CONTENT_TYPE, "text/html; charset=utf-8")];
    (status, kind, live::with_client(&text, "", number)).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_numbers_and_localhost_are_this_machine() {
        for own in ["localhost", "LOCALHOST:8000", "127.0.0.1:8000", "[::1]:8000", "192.168.0.7"] {
            assert!(is_own_name(own), "{own}");
        }
        for other in ["", "evil.example", "evil.example:8000", "localhost.evil.example", "[evil]"] {
            assert!(!is_own_name(other), "{other}");
        }
    }
}
