//! `gongwen serve` and those who mean it ill: it answers them or cuts them off, sends nothing but the site, and
//! takes no more memory for it.

use std::fs;
use std::io::{BufRead, BufReader, ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// What stands in files that are none of the site.
const SECRET: &str = "XYZZY-not-of-the-site";

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// A server on a site of its own.
struct Server {
    program: Child,
    address: SocketAddr,
    _folder: tempfile::TempDir,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

impl Server {
    fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        write("secret.txt", SECRET);
        write("site/secret.txt", SECRET);
        write("site/.git/config", SECRET);
        write("site/content/.secret", SECRET);
        write("site/site.toml", &format!("# {SECRET}\n[[languages]]\ntag = \"en\"\n"));
        write("site/content/pages/about.en.md", "+++\ntitle = \"About\"\n+++\nText.\n");
        write("site/static/small.txt", "small");
        write("site/static/large.bin", &"0123456789abcdef".repeat(1 << 20));
        let mut program = Command::new(env!("CARGO_BIN_EXE_gongwen"))
            .arg("--root")
            .arg(folder.path().join("site"))
            .args(["serve", "--json", "--port", "0"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let lines = BufReader::new(program.stdout.take().unwrap()).lines();
        let told = lines.map(Result::unwrap).find(|line| line.contains("\"listening\"")).unwrap();
        let told: serde_json::Value = serde_json::from_str(&told).unwrap();
        let url = told["url"].as_str().unwrap();
        let address = url.trim_start_matches("http://").trim_end_matches('/').parse().unwrap();
        Self { program, address, _folder: folder }
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream.set_write_timeout(Some(PATIENCE)).unwrap();
        stream
    }

    /// All that comes back for some bytes until the connection ends, which it must.
    fn tell(&self, bytes: &[u8]) -> String {
        let mut stream = self.connect();
        // The other side may have heard enough before the end.
        let _ = stream.write_all(bytes);
        all(&mut stream)
    }

    /// The answer to a request for a path, as it is written.
    fn get(&self, path: &str) -> String {
        self.tell(
            format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                .as_bytes(),
        )
    }

    fn assert_answers(&self) {
        let answer = self.get("/small.txt");
        assert!(answer.starts_with("HTTP/1.1 200") && answer.ends_with("small"), "{answer}");
    }

    /// The memory that the server holds, in KiB.
    #[cfg(target_os = "linux")]
    fn memory(&self) -> u64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.program.id())).unwrap();
        let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap();
        line.split_whitespace().nth(1).unwrap().parse().unwrap()
    }
}

/// What comes until the connection ends.
fn all(stream: &mut TcpStream) -> String {
    let mut answer = Vec::new();
    let mut piece = [0; 8192];
    loop {
        match stream.read(&mut piece) {
            Ok(0) => break,
            Ok(length) => answer.extend_from_slice(&piece[..length]),
            Err(fault) if fault.kind() == ErrorKind::ConnectionReset => break,
            Err(fault) => panic!("{fault} after {:?}", String::from_utf8_lossy(&answer)),
        }
    }
    let answer = String::from_utf8_lossy(&answer).into_owned();
    assert!(!answer.contains(SECRET), "{answer}");
    answer
}

fn status(answer: &str) -> u16 {
    answer.get(9..12).and_then(|status| status.parse().ok()).unwrap_or_default()
}

#[test]
fn nothing_outside_the_site_is_sent() {
    let server = Server::start();
    let hostile = [
        "/../secret.txt",
        "/../site.toml",
        "/../../secret.txt",
        "/en/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/%2E%2E%2Fsecret.txt",
        "/%252e%252e/secret.txt",
        "/..%5csecret.txt",
        "/..\\secret.txt",
        "/....//secret.txt",
        "/./secret.txt",
        "/secret.txt",
        "/site.toml",
        "/.git/config",
        "/.secret",
        "/content/pages/about.en.md",
        "/static/small.txt",
        "//etc/passwd",
        "/etc/passwd",
        "/%2fetc/passwd",
        "/C:/Windows/win.ini",
        "/small.txt%00.html",
        "/small.txt%20",
        "/%c0%ae%c0%ae/secret.txt",
        "/%uff0e%uff0e/secret.txt",
        "/%",
        "/%ff",
        "/small.txt/",
        "/small.txt/../secret.txt",
        "/_gongwen/../secret.txt",
        "/_gongwen/news",
        "/_gongwen/news?after=x",
        "/_gongwen/news?after=-1",
    ];
    for path in hostile {
        let answer = server.get(path);
        assert!(matches!(status(&answer), 400 | 404), "{path}: {answer}");
    }
    // Neither a redirect to another host nor a header of the asker's making.
    for path in ["//en", "//en/..", "/\\en", "/en%0d%0aX-Own:%201", "/en?//evil.example"] {
        let answer = server.get(path).to_ascii_lowercase();
        let place = answer.lines().find(|line| line.starts_with("location:"));
        assert!(place.is_none_or(|line| line == "location: /en/"), "{path}: {answer}");
        assert!(!answer.contains("\r\nx-own"), "{answer}");
    }
    assert_eq!(status(&server.get(&format!("/{}", "a/".repeat(2_000)))), 404);
    server.assert_answers();
}

#[test]
fn only_requests_to_this_machine_are_answered() {
    let server = Server::start();
    let own = ["localhost", "LOCALHOST:1", "127.0.0.1", "[::1]:80", "192.168.1.7:8000"];
    let others = [
        "",
        "evil.example",
        "evil.example:80",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "127.0.0.1@evil.example",
        "evil.example, localhost",
        "[evil.example]",
        "0x7f.1",
    ];
    let ask =
        |head: &str| status(&server.tell(format!("{head}Connection: close\r\n\r\n").as_bytes()));
    for host in own {
        assert_eq!(ask(&format!("GET /small.txt HTTP/1.1\r\nHost: {host}\r\n")), 200, "{host}");
    }
    for host in others {
        assert_eq!(ask(&format!("GET /small.txt HTTP/1.1\r\nHost: {host}\r\n")), 421, "{host}");
    }
    assert_eq!(ask("GET /small.txt HTTP/1.1\r\n"), 421);
    assert_eq!(ask("GET /small.txt HTTP/1.0\r\n"), 421);
    assert_eq!(ask("GET /small.txt HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n"), 421);
    assert_eq!(ask("GET http://evil.example/small.txt HTTP/1.1\r\nHost: localhost\r\n"), 421);
    assert_eq!(ask("GET http://localhost/small.txt HTTP/1.1\r\nHost: localhost\r\n"), 200);
}

#[test]
fn what_is_no_request_to_read_is_refused() {
    let server = Server::start();
    for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "get"] {
        let head =
            format!("{method} /small.txt HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assert_eq!(status(&server.tell(head.as_bytes())), 405, "{method}");
    }
    for head in ["OPTIONS * HTTP/1.1\r\n", "CONNECT evil.example:443 HTTP/1.1\r\n"] {
        let answer =
            server.tell(format!("{head}Host: localhost\r\nConnection: close\r\n\r\n").as_bytes());
        assert!(matches!(status(&answer), 400 | 405 | 421), "{answer}");
    }
    let read =
        server.tell(b"HEAD /small.txt HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    assert!(
        status(&read) == 200 && read.contains("content-length: 5") && read.ends_with("\r\n\r\n")
    );
    let many = format!("GET / HTTP/1.1\r\nHost: localhost\r\n{}\r\n", "A: b\r\n".repeat(10_000));
    let long = format!("GET / HTTP/1.1\r\nHost: localhost\r\nA: {}\r\n\r\n", "b".repeat(4 << 20));
    let address = format!("GET /{} HTTP/1.1\r\nHost: localhost\r\n\r\n", "a".repeat(4 << 20));
    let smuggled = "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /secret.txt HTTP/1.1\r\n\r\n";
    let garbage: [&[u8]; 12] = [
        b"GET /small.txt\r\n\r\n",
        b"\r\n\r\n\r\n",
        b"GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"\0\0\0\0\0\0\0\0",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nA\0: b\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
        many.as_bytes(),
        long.as_bytes(),
        address.as_bytes(),
        smuggled.as_bytes(),
    ];
    for bytes in garbage {
        let mut stream = server.connect();
        let _ = stream.write_all(bytes);
        let _ = stream.shutdown(std::net::Shutdown::Write);
        let answer = all(&mut stream);
        let start = String::from_utf8_lossy(&bytes[..bytes.len().min(60)]).into_owned();
        assert!(matches!(status(&answer), 0 | 400..=499), "{start:?}: {answer}");
        assert!(answer.matches("HTTP/1.1 ").count() <= 1, "{start:?}: {answer}");
    }
    // What is asked for in one breath is answered one after the other.
    let one = "GET /small.txt HTTP/1.1\r\nHost: localhost\r\n\r\n";
    let last = "GET /small.txt HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    let answers = server.tell(format!("{}{last}", one.repeat(20)).as_bytes());
    assert_eq!(answers.matches("HTTP/1.1 200").count(), 21);
    server.assert_answers();
}

/// A body without end is not read to its end, which there is none.
#[test]
fn an_endless_request_is_cut_off() {
    let server = Server::start();
    let mut stream = server.connect();
    stream
        .write_all(b"POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n")
        .unwrap();
    let chunk = format!("10000\r\n{}\r\n", "x".repeat(0x10000));
    let began = Instant::now();
    let sent = (0..100_000).take_while(|_| stream.write_all(chunk.as_bytes()).is_ok()).count();
    assert!(sent < 1_000, "{sent} chunks were taken");
    assert!(began.elapsed() < PATIENCE);
    server.assert_answers();
}

/// Two hundred who begin a request and never end it, two hundred who ask for a large file and never take it,
/// and two thousand requests between them.
#[test]
#[cfg(target_os = "linux")]
fn slow_ones_are_cut_off_and_memory_stays_flat() {
    const LARGE: &str = "GET /large.bin HTTP/1.1\r\nHost: localhost\r\n\r\n";
    let server = Server::start();
    server.assert_answers();
    let whole = server.tell(LARGE.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n").as_bytes());
    assert_eq!(whole.len() - whole.find("\r\n\r\n").unwrap() - 4, 16 << 20);
    (0..50).for_each(|_| server.assert_answers());
    let before = server.memory();

    let begin = |bytes: &'static [u8]| {
        let mut stream = server.connect();
        stream.write_all(bytes).unwrap();
        stream
    };
    let slow: Vec<TcpStream> =
        (0..200).map(|_| begin(b"GET /small.txt HTTP/1.1\r\nHost: local")).collect();
    let began = Instant::now();
    for number in 0..2_000 {
        match number % 4 {
            0 => server.assert_answers(),
            1 => drop(begin(b"\x16\x03\x01\x02")),
            2 => assert_eq!(status(&server.get("/../secret.txt")), 404),
            _ => drop(begin(LARGE.as_bytes())),
        }
    }
    assert!(began.elapsed() < PATIENCE, "{:?}", began.elapsed());
    for mut stream in slow {
        let answer = all(&mut stream);
        assert!(matches!(status(&answer), 0 | 400..=499), "{answer}");
    }

    let deaf: Vec<TcpStream> = (0..200).map(|_| begin(LARGE.as_bytes())).collect();
    thread::sleep(Duration::from_secs(1));
    server.assert_answers();
    let held = server.memory();
    // They are given up, and all connections are free again.
    thread::sleep(Duration::from_secs(11));
    let others: Vec<TcpStream> = (0..200).map(|_| begin(b"GET ")).collect();
    server.assert_answers();
    drop((deaf, others));
    let after = server.memory();
    println!(
        "memory: {before} KiB before, {held} KiB with 200 who take nothing, {after} KiB after"
    );
    assert!(held < before + (64 << 10), "{before} KiB before, {held} KiB then");
    assert!(after < before + (48 << 10), "{before} KiB before, {after} KiB after");
}
