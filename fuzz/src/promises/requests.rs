//! The path of a request names files that a site may have, or nothing; where it is sent elsewhere, that is on
//! the same host.

use std::path::{Component, Path};

use gongwen::serve::{address_of_folder, asked};

/// Holds to the promise.
///
/// # Panics
/// Where the promise is broken.
pub fn hold(bytes: &[u8]) {
    let path = String::from_utf8_lossy(bytes);
    for path in [path.clone(), format!("/{path}").into()] {
        let Some(read) = asked(&path) else { continue };
        assert!(path.starts_with('/') && !read.files.is_empty(), "{path}");
        for file in read.files.iter().chain(&read.folder) {
            let file = file.as_str();
            let is_plain = |part| matches!(part, Component::Normal(_));
            assert!(Path::new(file).components().all(is_plain), "{file:?}");
            assert!(!file.contains(|c: char| c == '\\' || c.is_control()), "{file:?}");
        }
        if let Some(page) = &read.folder {
            let address = address_of_folder(page);
            assert!(address.starts_with('/') && address.ends_with('/'), "{address}");
            assert!(!address.starts_with("//") && !address.starts_with("/\\"), "{address}");
            assert!(address.is_ascii() && !address.contains(char::is_control), "{address}");
            let there = asked(&address).unwrap_or_else(|| panic!("{address} is nothing"));
            assert_eq!(there.files, std::slice::from_ref(page), "{address}");
        }
    }
}
