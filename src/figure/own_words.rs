//! The words that an editor puts in the place of a picture's own.

use std::borrow::Cow;

use crate::geodata::{Named, View};
use crate::request::Editing;

/// A view under the title that an editor gives it, which is the same in every language. One that leaves
/// the title out keeps it for those who can't see the picture.
pub(super) fn titled<'v>(view: &'v View, editing: &Editing) -> Cow<'v, View> {
    let Some(title) = editing.new_title() else {
        return Cow::Borrowed(view);
    };
    Cow::Owned(View {
        title: Named {
            en: title.to_owned(),
            uk: Some(title.to_owned()),
        },
        ..view.clone()
    })
}
