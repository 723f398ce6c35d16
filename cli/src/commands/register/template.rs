//! `rashinban register template`

use super::files;
use crate::answer::Answer;
use crate::arguments::register::Template;
use crate::failure::Failure;
use rashinban::register::{self, Format};

pub fn run(template: &Template) -> Result<Answer, Failure> {
    let output = template.output.as_ref();
    let format = template.writing.format(output).unwrap_or(Format::Csv);
    files::hand_out(register::template(format, &template.writing.options(), template.example), output)
}
