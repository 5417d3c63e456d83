//! The schemas of the JSON files (JSON Schema, draft 2020-12), derived from the structs that are
//! written, so that they cannot say anything else.

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;

use super::Export;
use super::api::format;
use crate::site::Site;

/// The schema of the file of one notice.
pub(super) fn notice(site: &Site<'_>) -> String {
    schema::<format::Notice<'_>>(site, Export::NoticeSchema)
}

/// The schema of the file of all notices.
pub(super) fn notices(site: &Site<'_>) -> String {
    schema::<format::Notices<'_>>(site, Export::NoticesSchema)
}

fn schema<T: JsonSchema>(site: &Site<'_>, export: Export<'_>) -> String {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let mut schema = settings.into_generator().into_root_schema_for::<T>();
    if let Some(base) = site.base_url {
        schema.insert("$id".to_owned(), export.path(site).absolute(base).into());
    }
    // A schema is JSON already.
    serde_json::to_string_pretty(&schema).unwrap_or_default() + "\n"
}
