//! One link: what is found at its other end.

use std::io::ErrorKind;
use std::thread::sleep;
use std::time::Duration;

use ureq::http::{HeaderMap, Response, StatusCode, header};
use ureq::unversioned::resolver::DefaultResolver;
use ureq::unversioned::transport::DefaultConnector;
use ureq::{Agent, Body};
use url::Url;

use super::private::{IsPrivate, PublicOnly, names_private_host};

/// How links are asked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Policy {
    /// How long one request may take.
    pub timeout: Duration,
    /// How long a host is left alone between two requests.
    pub pause: Duration,
    /// Whether this machine and private networks are asked, too.
    pub asks_private: bool,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It is there.
    Good,
    /// It is there, but for good at another address.
    Moved(String),
    /// It is not there; why.
    Broken(String),
    /// Its host does not answer; why.
    Silent(String),
    /// Nobody can tell: the server answers programs otherwise than people, perhaps.
    Unchecked(String),
    /// The host asks to be left alone.
    Busy(String),
    /// It leads to this machine or a private network.
    Private,
}

/// How many redirects are followed, which is more than anybody needs.
const MOST_REDIRECTS: usize = 10;

/// A host that wants more time than this is not waited for.
const LONGEST_WAIT: Duration = Duration::from_secs(20);

/// Asks whether links lead anywhere.
pub(super) struct Client {
    agent: Agent,
    policy: Policy,
}

impl Client {
    pub fn new(policy: Policy) -> Self {
        let config = Agent::config_builder()
            .user_agent(concat!("gongwen/", env!("CARGO_PKG_VERSION")))
            .accept("*/*")
            .timeout_global(Some(policy.timeout))
            // Redirects are followed here, where it is seen which of them are for good.
            .max_redirects(0)
            .max_redirects_will_error(false)
            .http_status_as_error(false)
            .build();
        let connector = DefaultConnector::default();
        let agent = if policy.asks_private {
            Agent::with_parts(config, connector, DefaultResolver::default())
        } else {
            Agent::with_parts(config, connector, PublicOnly::default())
        };
        Self { agent, policy }
    }

    /// Asks for one link, wherever it is redirected to.
    pub fn ask(&self, link: &Url) -> Verdict {
        let mut url = link.clone();
        let mut moved: Option<Url> = None;
        // Once one redirect is for the moment only, those behind it say nothing about the link.
        let mut is_for_good = true;
        for _ in 0..=MOST_REDIRECTS {
            if !self.policy.asks_private && names_private_host(&url) {
                return Verdict::Private;
            }
            let (status, headers) = match self.request(&url) {
                Ok(answer) => answer,
                Err(fault) => return of_fault(&fault, self.policy.timeout),
            };
            if !is_redirect(status) {
                let good = moved.map_or(Verdict::Good, |to| Verdict::Moved(to.to_string()));
                return of_status(status).unwrap_or(good);
            }
            let Some(next) = location(&url, &headers) else {
                return Verdict::Broken(format!("the server answers {status}, but not where to"));
            };
            is_for_good &= matches!(status.as_u16(), 301 | 308);
            if is_for_good {
                moved = Some(next.clone());
            }
            url = next;
        }
        Verdict::Broken("it is redirected without end".to_owned())
    }

    /// Asks for the head of a page alone; where that fails, once more for the page itself, since
    /// many servers refuse the one and not the other. A host that asks for time is given it, if it
    /// is short.
    fn request(&self, url: &Url) -> Result<(StatusCode, HeaderMap), ureq::Error> {
        let wait = match self.agent.head(url.as_str()).call() {
            Ok(answer) if is_settled(answer.status()) => return Ok(parts(answer)),
            Ok(answer) if is_busy(answer.status()) => {
                match retry_after(answer.headers()).filter(|wait| *wait <= LONGEST_WAIT) {
                    Some(wait) => wait,
                    None => return Ok(parts(answer)),
                }
            }
            Ok(_) => Duration::ZERO,
            Err(fault) if is_worth_another_try(&fault) => Duration::ZERO,
            Err(fault) => return Err(fault),
        };
        sleep(wait.max(self.policy.pause));
        self.agent.get(url.as_str()).call().map(parts)
    }
}

/// Status and head of an answer. The page itself is not read: the connection is closed.
fn parts(answer: Response<Body>) -> (StatusCode, HeaderMap) {
    let (parts, _) = answer.into_parts();
    (parts.status, parts.headers)
}

fn is_redirect(status: StatusCode) -> bool {
    matches!(status.as_u16(), 301 | 302 | 303 | 307 | 308)
}

/// Whether nothing else would come of asking for the page itself.
fn is_settled(status: StatusCode) -> bool {
    status.is_success() || is_redirect(status)
}

fn is_busy(status: StatusCode) -> bool {
    matches!(status, StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE)
}

/// For how long a host asks to be left alone (RFC 9110, 10.2.3), if it says so in seconds. A date is
/// as good as never: few hosts write one.
fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let seconds = headers.get(header::RETRY_AFTER)?.to_str().ok()?.trim().parse().ok()?;
    Some(Duration::from_secs(seconds))
}

fn location(from: &Url, headers: &HeaderMap) -> Option<Url> {
    // Some servers write it in UTF-8, though they should not.
    let location = std::str::from_utf8(headers.get(header::LOCATION)?.as_bytes()).ok()?;
    let mut to = from.join(location.trim()).ok()?;
    to.set_fragment(None);
    matches!(to.scheme(), "http" | "https").then_some(to)
}

/// What is wrong by an answer that is no redirect; `None` for a good one.
fn of_status(status: StatusCode) -> Option<Verdict> {
    let answers = format!("the server answers {status}");
    match status.as_u16() {
        _ if status.is_success() => None,
        429 | 503 => Some(Verdict::Busy(answers)),
        // What servers answer to whom they take for a robot, or ask to log in.
        401 | 402 | 403 | 407 | 412 | 418 | 451 => Some(Verdict::Unchecked(answers)),
        // Faults of the moment.
        408 | 425 | 502 | 504 => Some(Verdict::Unchecked(answers)),
        _ => Some(Verdict::Broken(answers)),
    }
}

fn is_worth_another_try(fault: &ureq::Error) -> bool {
    use ureq::Error::{ConnectionFailed, HostNotFound, Io, Protocol, Timeout};
    match fault {
        Io(fault) => !is_private(fault),
        ConnectionFailed | HostNotFound | Protocol(_) | Timeout(_) => true,
        _ => false,
    }
}

fn is_private(fault: &std::io::Error) -> bool {
    fault.get_ref().is_some_and(|inner| inner.is::<IsPrivate>())
}

fn of_fault(fault: &ureq::Error, timeout: Duration) -> Verdict {
    match fault {
        ureq::Error::Io(fault) if is_private(fault) => Verdict::Private,
        ureq::Error::Timeout(_) => {
            Verdict::Silent(format!("the host does not answer within {} s", timeout.as_secs()))
        }
        ureq::Error::HostNotFound => Verdict::Silent("there is no such host".to_owned()),
        // Browsers know more certificates and older ciphers than we do.
        ureq::Error::Tls(_) | ureq::Error::Rustls(_) => {
            Verdict::Unchecked(format!("no secure connection: {fault}"))
        }
        ureq::Error::ConnectProxyFailed(why) => Verdict::Unchecked(format!("the proxy: {why}")),
        // So a fault of the handshake comes, wrapped as one of the connection.
        ureq::Error::Io(fault) if fault.kind() == ErrorKind::InvalidData => {
            Verdict::Unchecked(format!("no secure connection: {fault}"))
        }
        ureq::Error::Io(fault) if fault.kind() == ErrorKind::ConnectionRefused => {
            Verdict::Silent("the host refuses the connection".to_owned())
        }
        ureq::Error::Io(fault) => Verdict::Silent(format!("no connection: {fault}")),
        _ => Verdict::Silent(format!("no connection: {fault}")),
    }
}
