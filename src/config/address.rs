//! Where a site is published: `base_url` and `domain` of `site.toml`.

use toml::Spanned;

use crate::path::{BaseUrl, Domain};
use crate::problem::{Problem, Rule};
use crate::user_toml::TomlBlock;

/// Where the site is published: what is stated, or what follows from its host name.
pub(super) fn check(
    base_url: Option<Spanned<String>>,
    domain: Option<Spanned<String>>,
    block: &TomlBlock<'_>,
    problems: &mut Vec<Problem>,
) -> (Option<BaseUrl>, Option<Domain>) {
    let span = base_url.as_ref().map_or(0..0, Spanned::span);
    let base_url = base_url.and_then(|url| {
        let problem = |fault| {
            Problem::error(Rule::WrongValue, block.place(url.span()), format!("{fault}"))
                .help("write the whole address, for example https://name.github.io/repository/")
        };
        BaseUrl::new(url.get_ref()).map_err(|fault| problems.push(problem(fault))).ok()
    });
    let domain = domain.and_then(|name| {
        let problem = |fault| {
            Problem::error(Rule::WrongValue, block.place(name.span()), format!("{fault}"))
                .help("write the name alone, for example notices.example.org")
        };
        Domain::new(name.get_ref()).map_err(|fault| problems.push(problem(fault))).ok()
    });
    if let (Some(url), Some(domain)) = (&base_url, &domain)
        && !domain.is_at(url)
    {
        let message = format!("the site cannot be at {} and at {}", url.as_str(), domain.as_str());
        let help = "take base_url out: it follows from domain";
        problems.push(Problem::error(Rule::WrongValue, block.place(span), message).help(help));
    }
    (base_url.or_else(|| domain.as_ref().map(Domain::base_url)), domain)
}
