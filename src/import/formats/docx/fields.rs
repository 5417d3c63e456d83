//! Fields: text that Word works out, such as page numbers and links. A field is a code, which
//! nobody sees, and a result, which is text.

use std::rc::Rc;

use super::links;

/// The fields that are open at a place in the text.
#[derive(Default)]
pub(super) struct Fields(Vec<Field>);

struct Field {
    code: String,
    /// Whether what comes is unseen: it is code, of this field or of one around it.
    is_unseen: bool,
    /// The address that what comes leads to, by this field or one around it.
    link: Option<Rc<str>>,
}

impl Fields {
    /// Opens a field. Its code comes first.
    pub fn begin(&mut self) {
        let link = self.link();
        self.0.push(Field { code: String::new(), is_unseen: true, link });
    }

    /// Takes a piece of code.
    pub fn code(&mut self, code: &str) {
        if let Some(field) = self.0.last_mut() {
            field.code.push_str(code);
        }
    }

    /// Ends the code. The result comes next.
    pub fn separate(&mut self) {
        let is_around_unseen = self.0.iter().rev().nth(1).is_some_and(|around| around.is_unseen);
        if let Some(field) = self.0.last_mut() {
            field.is_unseen = is_around_unseen;
            field.link = links::of_field(&std::mem::take(&mut field.code)).or(field.link.take());
        }
    }

    /// Closes a field.
    pub fn end(&mut self) {
        self.0.pop();
    }

    /// Gives up fields whose code has not ended with the paragraph: they are damaged, and would
    /// swallow the rest of the text.
    pub fn end_paragraph(&mut self) {
        while self.is_unseen() {
            self.0.pop();
        }
    }

    /// Whether what comes is code.
    pub fn is_unseen(&self) -> bool {
        self.0.last().is_some_and(|field| field.is_unseen)
    }

    /// The address that what comes leads to.
    pub fn link(&self) -> Option<Rc<str>> {
        self.0.last()?.link.clone()
    }
}
