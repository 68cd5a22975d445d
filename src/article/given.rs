//! What is known of an article from outside its text: options, metadata, the manifest.
//!
//! Invariant: a layer holds only what its source says; which layer wins is decided in `compose`.

use jiff::civil::Date;

/// One source's knowledge of an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// Headline.
    pub title: Option<String>,
    /// Publication date.
    pub published: Option<Date>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
}
