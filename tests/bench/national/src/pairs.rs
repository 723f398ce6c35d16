//! What one would otherwise use: tantivy with a token for every two characters.

use std::path::Path;

use anyhow::{Context, Result};
use tantivy::collector::{Collector, SegmentCollector};
use tantivy::query::{BooleanQuery, EmptyQuery, PhraseQuery, Query, RegexQuery, TermQuery};
use tantivy::schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{TextAnalyzer, Token, TokenStream, Tokenizer};
use tantivy::{DocId, Index, Score, Searcher, SegmentOrdinal, SegmentReader, TantivyDocument, Term};
use tempfile::TempDir;

/// Its memory while it builds, in bytes.
const HEAP: usize = 1_500_000_000;

/// An index in a folder, which goes away with it where it was built.
pub struct Engine {
    folder: Option<TempDir>,
    searcher: Searcher,
    field: Field,
    exact: bool,
}

impl Engine {
    /// `exact` keeps the places of the pairs, and asks for them side by side.
    pub fn build(texts: &[String], exact: bool) -> Result<Self> {
        let folder = tempfile::tempdir()?;
        Self::write(texts, exact, folder.path())?;
        let opened = Self::open(folder.path(), exact)?;
        Ok(Self { folder: Some(folder), ..opened })
    }

    /// Writes an index into an empty folder.
    pub fn write(texts: &[String], exact: bool, folder: &Path) -> Result<()> {
        let option = if exact { IndexRecordOption::WithFreqsAndPositions } else { IndexRecordOption::Basic };
        let indexing = TextFieldIndexing::default().set_tokenizer("pairs").set_index_option(option).set_fieldnorms(false);
        let mut schema = Schema::builder();
        let field = schema.add_text_field("text", TextOptions::default().set_indexing_options(indexing));
        let index = Index::create_in_dir(folder, schema.build())?;
        index.tokenizers().register("pairs", TextAnalyzer::builder(Pairs::default()).build());
        let mut writer = index.writer_with_num_threads::<TantivyDocument>(1, HEAP)?;
        for text in texts {
            let mut document = TantivyDocument::new();
            document.add_text(field, text);
            writer.add_document(document)?;
        }
        writer.commit()?;
        let segments = index.searchable_segment_ids()?;
        if segments.len() > 1 {
            writer.merge(&segments).wait()?;
        }
        Ok(writer.wait_merging_threads()?)
    }

    /// The index in a folder, as it was written.
    pub fn open(folder: &Path, exact: bool) -> Result<Self> {
        let index = Index::open_in_dir(folder)?;
        let field = index.schema().get_field("text")?;
        Ok(Self { folder: None, searcher: index.reader()?.searcher(), field, exact })
    }

    /// The bytes of its files.
    pub fn size(&self) -> Result<usize> {
        let mut size = 0;
        let folder = self.folder.as_ref().context("the index is another's")?;
        for entry in std::fs::read_dir(folder.path())? {
            size += usize::try_from(entry?.metadata()?.len())?;
        }
        Ok(size)
    }

    /// The numbers of the texts that have all the words.
    pub fn find(&self, words: &[String]) -> Result<Vec<usize>> {
        let clauses = words.iter().map(|word| self.clause(word)).collect::<Result<Vec<_>>>()?;
        Ok(self.searcher.search(&BooleanQuery::intersection(clauses), &Numbers)?)
    }

    fn clause(&self, word: &str) -> Result<Box<dyn Query>> {
        let terms: Vec<Term> = pairs(word).into_iter().map(|pair| Term::from_field_text(self.field, &pair)).collect();
        let term = |term: Term| Box::new(TermQuery::new(term, IndexRecordOption::Basic)) as Box<dyn Query>;
        Ok(match terms.len() {
            0 if word.is_empty() => Box::new(EmptyQuery),
            0 => Box::new(RegexQuery::from_pattern(&format!("{word}.|.{word}"), self.field)?),
            1 => terms.into_iter().map(term).next().unwrap_or_else(|| Box::new(EmptyQuery)),
            _ if self.exact => Box::new(PhraseQuery::new(terms)),
            _ => Box::new(BooleanQuery::intersection(terms.into_iter().map(term).collect())),
        })
    }
}

/// Every two characters that stand side by side.
fn pairs(text: &str) -> Vec<String> {
    let characters: Vec<char> = text.chars().collect();
    characters.windows(2).map(String::from_iter).collect()
}

#[derive(Clone, Default)]
struct Pairs;

struct PairStream {
    pairs: std::vec::IntoIter<String>,
    token: Token,
}

impl Tokenizer for Pairs {
    type TokenStream<'a> = PairStream;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> PairStream {
        PairStream { pairs: pairs(text).into_iter(), token: Token::default() }
    }
}

impl TokenStream for PairStream {
    fn advance(&mut self) -> bool {
        let Some(text) = self.pairs.next() else { return false };
        // The place before the first is the greatest number.
        let position = self.token.position.wrapping_add(1);
        self.token = Token { position, text, ..Token::default() };
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}

/// Collects the numbers; there is one segment, and its documents are in the order of the texts.
struct Numbers;

struct NumbersOfSegment(Vec<usize>);

impl Collector for Numbers {
    type Fruit = Vec<usize>;
    type Child = NumbersOfSegment;

    fn for_segment(&self, _: SegmentOrdinal, _: &SegmentReader) -> tantivy::Result<NumbersOfSegment> {
        Ok(NumbersOfSegment(Vec::new()))
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, segments: Vec<Vec<usize>>) -> tantivy::Result<Vec<usize>> {
        Ok(segments.concat())
    }
}

impl SegmentCollector for NumbersOfSegment {
    type Fruit = Vec<usize>;

    fn collect(&mut self, document: DocId, _: Score) {
        self.0.push(document as usize);
    }

    fn harvest(self) -> Vec<usize> {
        self.0
    }
}
