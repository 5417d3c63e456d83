//! Host names.

use super::{BadName, BaseUrl, web_url};

/// The host name of a site that has one of its own, such as `notices.example.org`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Domain(String);

impl Domain {
    /// Checks a host name; one with letters beyond ASCII is kept in the form that servers know.
    ///
    /// # Errors
    /// An address with more than a host, a number of the internet, or a name without a dot.
    pub fn new(name: &str) -> Result<Self, BadName> {
        let bad = || BadName(format!("\"{name}\" is no host name"));
        let is_alone = !name.contains(|c: char| "/:@?#%\\".contains(c));
        let url = web_url(&format!("https://{name}/")).filter(|_| is_alone).ok_or_else(bad)?;
        let host = url.domain().filter(|host| host.contains('.') && !host.ends_with('.'));
        host.map(|host| Self(host.to_owned())).ok_or_else(bad)
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address of a site at the root of this host.
    #[must_use]
    pub fn base_url(&self) -> BaseUrl {
        BaseUrl(format!("https://{}/", self.0))
    }

    /// Whether an address is that of the root of this host.
    #[must_use]
    pub fn is_at(&self, url: &BaseUrl) -> bool {
        let address = url.0.strip_prefix("https://").or_else(|| url.0.strip_prefix("http://"));
        address.and_then(|rest| rest.strip_suffix('/')) == Some(&*self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn domains_are_host_names_and_nothing_more() {
        assert_eq!(Domain::new("Notices.example.org").unwrap().as_str(), "notices.example.org");
        assert_eq!(Domain::new("公文.example").unwrap().as_str(), "xn--55qz30c.example");
        for bad in [
            "",
            "https://a.example",
            "a.example/b",
            "a.example:80",
            "u@a.example",
            "a b.example",
            "127.0.0.1",
            "localhost",
            "a.example.",
            "a.example\n",
        ] {
            assert!(Domain::new(bad).is_err(), "{bad}");
        }
        let domain = Domain::new("a.example").unwrap();
        assert!(domain.is_at(&domain.base_url()));
        assert!(!domain.is_at(&BaseUrl::new("https://a.example/repository/").unwrap()));
    }
}
