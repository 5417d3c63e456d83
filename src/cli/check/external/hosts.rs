//! Many links, host by host: several hosts at once, each asked one thing at a time.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::thread::{scope, sleep};
use std::time::Duration;

use url::Url;

use super::client::Verdict;

/// How many hosts are asked at once.
const AT_ONCE: usize = 8;

/// What a link was found to be.
pub(super) type Answer = (Url, Verdict);

/// Asks for every link. After each, the host is left alone for a while; a host that asks for more
/// is not asked again in this run. `done` is called once for each link.
pub(super) fn ask_all(
    links: Vec<Url>,
    pause: Duration,
    ask: impl Fn(&Url) -> Verdict + Sync,
    done: impl Fn() + Sync,
) -> Vec<Answer> {
    let mut hosts: BTreeMap<String, Vec<Url>> = BTreeMap::new();
    for link in links {
        hosts.entry(link.authority().to_owned()).or_default().push(link);
    }
    let mut queue: Vec<Vec<Url>> = hosts.into_values().collect();
    // The longest queue ends last: it is taken first, from the end.
    queue.sort_by_key(Vec::len);
    let workers = queue.len().min(AT_ONCE);
    let queue = Mutex::new(queue);
    let work = || {
        let mut answers = Vec::new();
        while let Some(links) = next(&queue) {
            ask_host(links, pause, &ask, &done, &mut answers);
        }
        answers
    };
    scope(|threads| {
        let running: Vec<_> = (0..workers).map(|_| threads.spawn(work)).collect();
        running.into_iter().flat_map(|thread| thread.join().unwrap_or_default()).collect()
    })
}

fn next(queue: &Mutex<Vec<Vec<Url>>>) -> Option<Vec<Url>> {
    queue.lock().ok()?.pop()
}

fn ask_host(
    links: Vec<Url>,
    pause: Duration,
    ask: &(impl Fn(&Url) -> Verdict + Sync),
    done: &(impl Fn() + Sync),
    answers: &mut Vec<Answer>,
) {
    let mut busy: Option<Verdict> = None;
    for (number, link) in links.into_iter().enumerate() {
        let verdict = busy.clone().unwrap_or_else(|| {
            if number > 0 {
                sleep(pause);
            }
            ask(&link)
        });
        if matches!(verdict, Verdict::Busy(_)) {
            busy = Some(verdict.clone());
        }
        answers.push((link, verdict));
        done();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    fn links(urls: &[&str]) -> Vec<Url> {
        urls.iter().map(|url| Url::parse(url).unwrap()).collect()
    }

    #[test]
    fn a_host_is_asked_one_thing_at_a_time() {
        let (now, most, done) = (AtomicUsize::new(0), AtomicUsize::new(0), AtomicUsize::new(0));
        let ask = |_: &Url| {
            most.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
            sleep(Duration::from_millis(2));
            now.fetch_sub(1, Ordering::SeqCst);
            Verdict::Good
        };
        let urls = ["http://a.example/1", "http://a.example/2", "http://a.example/3"];
        let count = || {
            done.fetch_add(1, Ordering::SeqCst);
        };
        let answers = ask_all(links(&urls), Duration::ZERO, ask, count);
        assert_eq!((answers.len(), most.into_inner(), done.into_inner()), (3, 1, 3));
    }

    #[test]
    fn a_host_that_is_busy_is_left_alone_and_others_are_not() {
        let asked = AtomicUsize::new(0);
        let ask = |url: &Url| {
            asked.fetch_add(1, Ordering::SeqCst);
            match url.host_str() {
                Some("a.example") => Verdict::Busy("the server answers 429".into()),
                _ => Verdict::Good,
            }
        };
        let urls = ["http://a.example/1", "http://a.example/2", "http://b.example/"];
        let answers = ask_all(links(&urls), Duration::ZERO, ask, || {});
        let busy = answers.iter().filter(|(_, verdict)| matches!(verdict, Verdict::Busy(_)));
        assert_eq!((busy.count(), asked.into_inner()), (2, 2));
    }
}
