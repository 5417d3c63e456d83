//! Which hosts are no business of a published site: this machine and private networks.
//!
//! Links come from texts of strangers. A program that asked every address they name would let them
//! reach through it what only it can reach (server-side request forgery).

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;
use url::{Host, Url};

/// The host is private, and was not asked.
#[derive(Debug)]
pub(super) struct IsPrivate;

impl fmt::Display for IsPrivate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the host is this machine or in a private network")
    }
}

impl std::error::Error for IsPrivate {}

/// Whether an address of the web names a private host outright. A name that turns out to be one when
/// it is looked up is for [`PublicOnly`].
pub(super) fn names_private_host(url: &Url) -> bool {
    match url.host() {
        None => true,
        Some(Host::Ipv4(ip)) => is_private(ip.into()),
        Some(Host::Ipv6(ip)) => is_private(ip.into()),
        Some(Host::Domain(name)) => {
            let name = name.trim_end_matches('.');
            // RFC 6761, RFC 6762, RFC 8375; a name of one part is one of a local network.
            let local = [".localhost", ".local", ".internal", ".home.arpa"];
            !name.contains('.') || local.iter().any(|ending| name.ends_with(ending))
        }
    }
}

/// Whether an address is not of the public Internet (the registries of RFC 6890).
fn is_private(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => is_private_v4(ip),
        IpAddr::V6(ip) => match carried_v4(ip) {
            Some(inner) => is_private_v4(inner),
            None => is_private_v6(ip),
        },
    }
}

fn is_private_v4(ip: Ipv4Addr) -> bool {
    let [a, b, c, _] = ip.octets();
    ip.is_loopback()
        || ip.is_private()
        || ip.is_link_local()
        || ip.is_documentation()
        || a == 0
        || a == 100 && (64..128).contains(&b) // shared by a provider's customers
        || (a, b, c) == (192, 0, 0)
        || a == 198 && (b == 18 || b == 19) // for measurements
        || a >= 224 // multicast, reserved, broadcast
}

fn is_private_v6(ip: Ipv6Addr) -> bool {
    let [first, second, ..] = ip.segments();
    // Of what is not global unicast (2000::/3) nothing is public: unspecified, loopback, unique
    // local, link-local, multicast.
    first & 0xE000 != 0x2000 || first == 0x2001 && second == 0x0DB8
}

/// The IPv4 address that one of IPv6 stands for: mapped, compatible, translated (RFC 6052) or 6to4.
fn carried_v4(ip: Ipv6Addr) -> Option<Ipv4Addr> {
    let [a, b, c, d, e, f, g, h] = ip.segments();
    let join = |high: u16, low: u16| Ipv4Addr::from(u32::from(high) << 16 | u32::from(low));
    match (a, b, c, d, e, f) {
        (0, 0, 0, 0, 0, 0xFFFF) | (0x64, 0xFF9B, 0, 0, 0, 0) => Some(join(g, h)),
        (0x2002, ..) => Some(join(b, c)),
        _ => None,
    }
}

/// Looks names up, and lets no name through that is one of a private host. As the connection is made
/// to the very addresses that are found here, no later answer of the name's owner can change them.
#[derive(Debug, Default)]
pub(super) struct PublicOnly(DefaultResolver);

impl Resolver for PublicOnly {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let addresses = self.0.resolve(uri, config, timeout)?;
        // Whoever set a proxy means it to be asked, wherever it is.
        let is_proxy =
            config.proxy().is_some_and(|proxy| proxy.uri().authority() == uri.authority());
        if !is_proxy && addresses.iter().any(|address| is_private(address.ip())) {
            return Err(ureq::Error::Io(std::io::Error::other(IsPrivate)));
        }
        Ok(addresses)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_refused_by_the_address_behind_it() {
        let timeout = NextTimeout {
            after: ureq::unversioned::transport::time::Duration::NotHappening,
            reason: ureq::Timeout::Global,
            ..NextTimeout::default()
        };
        let look_up = |uri: &str, config: &Config| {
            PublicOnly::default().resolve(&uri.parse().unwrap(), config, timeout)
        };
        let none = Config::builder().proxy(None).build();
        let refused = look_up("http://localhost/", &none);
        let Err(ureq::Error::Io(fault)) = refused else { panic!("{refused:?}") };
        assert!(fault.get_ref().is_some_and(|inner| inner.is::<IsPrivate>()));
        assert!(look_up("http://8.8.8.8/", &none).is_ok());
        let proxy = ureq::Proxy::new("http://127.0.0.1:3128").unwrap();
        let proxied = Config::builder().proxy(Some(proxy)).build();
        assert!(look_up("http://127.0.0.1:3128", &proxied).is_ok());
        assert!(look_up("http://127.0.0.1:3129", &proxied).is_err());
    }

    #[test]
    fn private_hosts_are_known_in_every_disguise() {
        for url in [
            "http://localhost/",
            "http://LOCALHOST./x",
            "http://a.localhost/",
            "http://printer.local/",
            "http://intranet/",
            "http://metadata.internal/",
            "http://127.0.0.1/",
            "http://2130706433/",
            "http://0x7f.1/",
            "http://0.0.0.0/",
            "http://10.1.2.3/",
            "http://172.16.0.1/",
            "http://192.168.0.1:8080/",
            "http://169.254.169.254/latest/meta-data/",
            "http://100.64.0.1/",
            "http://[::1]/",
            "http://[::]/",
            "http://[::ffff:127.0.0.1]/",
            "http://[64:ff9b::10.0.0.1]/",
            "http://[2002:7f00:1::]/",
            "http://[fe80::1]/",
            "http://[fd00::1]/",
        ] {
            assert!(names_private_host(&Url::parse(url).unwrap()), "{url}");
        }
        for url in [
            "https://www.example.org/",
            "http://8.8.8.8/",
            "http://172.32.0.1/",
            "http://[2606:4700::1111]/",
            "http://local.example/",
        ] {
            assert!(!names_private_host(&Url::parse(url).unwrap()), "{url}");
        }
    }
}
