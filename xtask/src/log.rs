//! Where the output of the programs goes: to the terminal (demo) or to a step's file (test).

use std::fs::File;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::process;

/// A place for output, and a remark for the line that reports the step.
#[derive(Debug)]
pub struct Log {
    file: Option<File>,
    remark: Option<String>,
}

impl Log {
    /// Shows everything as it comes.
    pub fn terminal() -> Self {
        Self { file: None, remark: None }
    }

    /// Keeps everything in a file.
    pub fn file(path: &Path) -> Result<Self> {
        let file = File::create(path).with_context(|| path.display().to_string())?;
        Ok(Self { file: Some(file), remark: None })
    }

    /// One line of our own.
    pub fn line(&mut self, text: &str) {
        match &mut self.file {
            // A log that cannot be written must not hide the result of the step.
            Some(file) => drop(writeln!(file, "{text}")),
            None => println!("{text}"),
        }
    }

    /// What the step has to say beside passed or failed, a size for example.
    pub fn remark(&mut self, text: impl Into<String>) {
        let text = text.into();
        self.line(&text);
        self.remark = Some(text);
    }

    /// The remark, for the report.
    pub fn take_remark(&mut self) -> Option<String> {
        self.remark.take()
    }

    /// Runs a program to its end; anything but success is an error.
    pub fn run(&mut self, command: &mut Command) -> Result<()> {
        self.prepare(command)?;
        let shown = process::shown(command);
        let status = command.status().with_context(|| format!("{shown}: could not be started"))?;
        if !status.success() {
            bail!("{shown}: {status}");
        }
        Ok(())
    }

    /// Runs a program to its end and keeps what it prints, in the file too.
    pub fn capture(&mut self, command: &mut Command) -> Result<String> {
        self.prepare(command)?;
        let shown = process::shown(command);
        let output = command
            .stdout(Stdio::piped())
            .output()
            .with_context(|| format!("{shown}: could not be started"))?;
        let printed =
            String::from_utf8(output.stdout).with_context(|| format!("{shown}: printed no UTF-8"))?;
        if self.file.is_some() {
            self.line(&printed);
        }
        if !output.status.success() {
            bail!("{shown}: {}", output.status);
        }
        Ok(printed)
    }

    fn prepare(&mut self, command: &mut Command) -> Result<()> {
        command.stdin(Stdio::null());
        let Some(file) = &self.file else {
            return Ok(());
        };
        command.stdout(file.try_clone()?).stderr(file.try_clone()?);
        self.line(&format!("$ {}", process::shown(command)));
        Ok(())
    }
}
