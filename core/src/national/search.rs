//! Search in the titles and summaries of a collection.

use super::text::Terms;
use super::{Collection, ImageError};
use alloc::vec::Vec;

/// Search in titles and summaries. Every measure is found that has all the words, whatever their width, case or kana, also
/// inside of other words and words of one character, and no other.
impl Collection {
    /// The numbers of the measures that have all the words, from the lowest.
    ///
    /// ```
    /// use rashinban::national::{CollectionBuilder, text::Terms};
    /// use rashinban::register::{ReadOptions, from_json};
    ///
    /// let json = r#"[{ "id": "1", "title": "京都と東京の連携" }, { "id": "2", "title": "東京都の窓口", "summary": "ＤＸ" }]"#;
    /// let mut builder = CollectionBuilder::new(None);
    /// builder.extend(&from_json(json.as_bytes(), &ReadOptions::default()).register.unwrap());
    /// let collection = builder.finish();
    /// assert_eq!(collection.search(&Terms::new("東京都"))?, [1]);
    /// assert_eq!(collection.search(&Terms::new("dx 東京"))?, [1]);
    /// assert_eq!(collection.search_count(&Terms::new("東"))?, 2);
    /// # Ok::<(), rashinban::national::ImageError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Where the bytes that are looked at are damaged.
    pub fn search(&self, terms: &Terms) -> Result<Vec<usize>, ImageError> {
        self.blocks().all(terms)
    }

    /// How many measures have all the words.
    ///
    /// # Errors
    ///
    /// Where the bytes that are looked at are damaged.
    pub fn search_count(&self, terms: &Terms) -> Result<usize, ImageError> {
        self.blocks().count(terms)
    }

    /// The first `limit` of the measures that have all the words: those that have them all in the title, then the others,
    /// both by number.
    ///
    /// # Errors
    ///
    /// Where the bytes that are looked at are damaged.
    pub fn search_first(&self, terms: &Terms, limit: usize) -> Result<Vec<usize>, ImageError> {
        self.blocks().first(terms, limit)
    }
}
