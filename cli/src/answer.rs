//! What a command hands back, and how it reaches its reader.

use serde::Serialize;
use std::io::{self, Write};
use std::process::ExitCode;

/// What a command found.
#[derive(Debug)]
pub struct Answer {
    content: Content,
    code: u8,
}

#[derive(Debug)]
enum Content {
    /// For people; colours are taken out where nobody sees them.
    Text(String),
    /// For programs; passes as it is.
    Bytes(Vec<u8>),
    /// Nothing to print: it has been written elsewhere.
    Elsewhere,
}

impl Answer {
    pub const fn text(text: String) -> Self {
        Self { content: Content::Text(text), code: 0 }
    }

    pub const fn bytes(bytes: Vec<u8>) -> Self {
        Self { content: Content::Bytes(bytes), code: 0 }
    }

    pub const fn elsewhere() -> Self {
        Self { content: Content::Elsewhere, code: 0 }
    }

    /// One JSON document.
    pub fn json(document: &impl Serialize) -> Self {
        // Strings, numbers, lists and records alone: nothing in them can fail to be written.
        let mut json = serde_json::to_vec_pretty(document).unwrap_or_default();
        json.push(b'\n');
        Self::bytes(json)
    }

    /// The same, with an exit code that says that nothing was found.
    pub fn nothing_found(self) -> Self {
        Self { content: self.content, code: 1 }
    }

    /// Prints it all at once.
    pub fn print(self) -> io::Result<ExitCode> {
        match self.content {
            Content::Text(text) => {
                let mut out = anstream::stdout().lock();
                out.write_all(text.as_bytes())?;
                out.flush()?;
            }
            Content::Bytes(bytes) => {
                let mut out = io::stdout().lock();
                out.write_all(&bytes)?;
                out.flush()?;
            }
            Content::Elsewhere => {}
        }
        Ok(ExitCode::from(self.code))
    }
}
