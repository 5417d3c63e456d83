//! The library's reading of a file, within limits.
//!
//! A few hundred bytes of a PDF can unfold to gigabytes, and recurse as deep. What the library
//! does not bound is bounded here; a page that passes a limit is read no further, and says so.

use std::collections::BTreeMap;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use unpdf::parser::LinkAnnotations;
use unpdf::parser::backend::{
    BackendFontInfo, ContentOp, DecodedRun, DecodedText, DocumentIntegrity, GlyphAdvance, PageBox,
    PageContent, PageId, PaintedXObject, PdfBackend, PdfMetadataRaw, RawBackend, RawOutlineItem,
    RawXObject, ResourceScope, TextSuppression,
};
use unpdf::parser::raw::RawDocument;
use unpdf::{Error, Result};

use super::{legacy, nesting};

/// The operators of a page, in bytes; a page of small print has some 100 kB.
const MAX_CONTENT: usize = 16 << 20;
/// How often a page may paint one of its forms, and how many bytes of operators that may come to.
const MAX_FORMS: usize = 5_000;
const MAX_FORM_CONTENT: usize = 64 << 20;

/// A limit that a page has passed, in words.
#[derive(Debug, Clone, Copy)]
pub(super) struct LimitPassed(pub &'static str);

/// A file that is read within limits.
pub(super) struct Guard<'a> {
    bytes: &'a [u8],
    inner: RawBackend,
    pages: BTreeMap<u32, PageId>,
    /// The same file once more, for what the library does not tell; read when needed.
    document: OnceLock<Option<RawDocument>>,
    forms: AtomicUsize,
    form_content: AtomicUsize,
    passed: OnceLock<LimitPassed>,
}

impl<'a> Guard<'a> {
    pub fn open(bytes: &'a [u8]) -> Result<Self> {
        let inner = RawBackend::load_bytes(bytes)?;
        let pages = inner.pages();
        Ok(Self {
            bytes,
            inner,
            pages,
            document: OnceLock::new(),
            forms: AtomicUsize::new(0),
            form_content: AtomicUsize::new(0),
            passed: OnceLock::new(),
        })
    }

    /// The limit that a page has passed, if any.
    pub fn passed(&self) -> Option<LimitPassed> {
        self.passed.get().copied()
    }

    fn pass(&self, limit: &'static str) -> Error {
        // The first is the one that is told.
        let _ = self.passed.set(LimitPassed(limit));
        Error::Other(limit.to_owned())
    }

    /// Another try at text that the library gives up on.
    fn mend(
        &self,
        scope: ResourceScope,
        font: &[u8],
        bytes: &[u8],
        decoded: DecodedText,
    ) -> DecodedText {
        if decoded.suppressed != Some(TextSuppression::CompositeUnresolved) {
            return decoded;
        }
        let document = self.document.get_or_init(|| RawDocument::load(self.bytes).ok());
        let text = document.as_ref().and_then(|it| legacy::decode(it, scope, font, bytes));
        text.map_or(decoded, DecodedText::text)
    }
}

/// What is not mentioned here is about painting, and stays at the trait's "there is none".
impl PdfBackend for Guard<'_> {
    fn pages(&self) -> BTreeMap<u32, PageId> {
        self.pages.clone()
    }

    fn page_content(&self, page: PageId) -> Result<Vec<u8>> {
        self.inner.page_content(page)
    }

    fn page_content_with_losses(&self, page: PageId) -> Result<PageContent> {
        self.forms.store(0, Ordering::Relaxed);
        self.form_content.store(0, Ordering::Relaxed);
        self.inner.page_content_with_losses(page)
    }

    fn decode_content(&self, data: &[u8]) -> Result<Vec<ContentOp>> {
        if data.len() > MAX_CONTENT {
            return Err(self.pass("more is drawn on it than on any page of text"));
        }
        if nesting::too_deep(data) {
            return Err(self.pass("it is nested too deeply"));
        }
        self.inner.decode_content(data)
    }

    fn xobject(&self, scope: ResourceScope, name: &[u8]) -> Option<PaintedXObject> {
        let painted = self.inner.xobject(scope, name)?;
        let PaintedXObject::Form(form) = &painted else { return Some(painted) };
        let size = form.content.as_ref().map_or(0, Vec::len);
        let forms = self.forms.fetch_add(1, Ordering::Relaxed);
        let content = self.form_content.fetch_add(size, Ordering::Relaxed);
        if forms >= MAX_FORMS || content.saturating_add(size) > MAX_FORM_CONTENT {
            self.pass("it paints its forms too often");
            return None;
        }
        Some(painted)
    }

    fn decode_text(&self, scope: ResourceScope, font: &[u8], bytes: &[u8]) -> DecodedText {
        self.mend(scope, font, bytes, self.inner.decode_text(scope, font, bytes))
    }

    fn decode_run(&self, scope: ResourceScope, font: &[u8], bytes: &[u8]) -> DecodedRun {
        let run = self.inner.decode_run(scope, font, bytes);
        DecodedRun { decoded: self.mend(scope, font, bytes, run.decoded), ..run }
    }

    fn glyph_advances(
        &self,
        scope: ResourceScope,
        font: &[u8],
        bytes: &[u8],
    ) -> Option<Vec<GlyphAdvance>> {
        self.inner.glyph_advances(scope, font, bytes)
    }

    fn is_vertical_font(&self, scope: ResourceScope, font: &[u8]) -> bool {
        self.inner.is_vertical_font(scope, font)
    }

    fn page_fonts(&self, scope: ResourceScope) -> Result<Vec<BackendFontInfo>> {
        self.inner.page_fonts(scope)
    }

    fn metadata(&self) -> PdfMetadataRaw {
        self.inner.metadata()
    }

    fn page_box(&self, page: PageId) -> PageBox {
        self.inner.page_box(page)
    }

    fn crop_box(&self, page: PageId) -> PageBox {
        self.inner.crop_box(page)
    }

    fn page_rotation(&self, page: PageId) -> u16 {
        self.inner.page_rotation(page)
    }

    fn struck_out_areas(&self, page: PageId) -> Vec<PageBox> {
        self.inner.struck_out_areas(page)
    }

    fn link_annotations(&self, page: PageId) -> LinkAnnotations {
        self.inner.link_annotations(page)
    }

    fn outline(&self) -> Result<Vec<RawOutlineItem>> {
        Ok(Vec::new())
    }

    fn page_xobjects(&self, _: PageId) -> Result<Vec<RawXObject>> {
        Ok(Vec::new())
    }

    fn integrity(&self) -> DocumentIntegrity {
        self.inner.integrity()
    }
}
