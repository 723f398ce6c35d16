//! The loops in C, from the libraries that `cargo xtask bench` compiles.

use std::ffi::{OsStr, c_char};
use std::slice;

use anyhow::{Context, Result, ensure};
use libloading::Library;
use rashinban::{Item, Lang, Vision};

use crate::keys::Keys;

/// The keys as the loops in C take them (`struct keys`).
#[repr(C)]
pub struct CKeys {
    ids: *const u8,
    visions: *const u8,
    codes: *const *const u8,
    lens: *const i32,
}

impl CKeys {
    /// The same keys. They are never freed: the process ends with the measurement.
    pub fn new(keys: &'static Keys) -> Self {
        let codes: Vec<*const u8> = keys.codes.iter().map(|code| code.as_ptr()).collect();
        let lens: Vec<i32> = keys.codes.iter().map(|code| i32::try_from(code.len()).unwrap_or(0)).collect();
        Self {
            ids: keys.ids.as_ptr(),
            visions: keys.vision_numbers.as_ptr(),
            codes: codes.leak().as_ptr(),
            lens: lens.leak().as_ptr(),
        }
    }
}

type Loop = unsafe extern "C" fn(*const CKeys, u64);
type TextOf = unsafe extern "C" fn(i32, *mut u64) -> *const c_char;
type ByCode = unsafe extern "C" fn(*const u8, i32) -> i32;

/// One of those libraries.
pub struct Foreign {
    library: Library,
}

impl Foreign {
    /// Loads it.
    pub fn load(path: &OsStr) -> Result<Self> {
        // SAFETY: our own C; it has nothing that runs on loading.
        let library = unsafe { Library::new(path) }.with_context(|| path.display().to_string())?;
        Ok(Self { library })
    }

    /// A loop over the keys.
    pub fn case<'a>(&'a self, keys: &'a CKeys, function: &str) -> Result<impl Fn(u64) + 'a> {
        // SAFETY: every function that is asked for has this signature in tests/bench/c.
        let run = unsafe { self.library.get::<Loop>(function) }.with_context(|| function.to_string())?;
        // SAFETY: the keys outlive the library's use of them, and hold as many as the loop reads.
        Ok(move |n| unsafe { run(keys, n) })
    }

    /// Fails where a label from C is not that of the core.
    pub fn check_labels(&self, function: &str) -> Result<()> {
        for item in Item::ALL {
            let there = self.text(function, item.id())?;
            ensure!(there == item.label(Lang::Ja), "{function}: {item}: {there}");
        }
        Ok(())
    }

    /// The same for the visions by their numbers.
    pub fn check_visions(&self, function: &str) -> Result<()> {
        for vision in Vision::ALL {
            let there = self.text(function, vision.number())?;
            ensure!(there == vision.label(Lang::Ja), "{function}: {vision}: {there}");
        }
        Ok(())
    }

    fn text(&self, function: &str, number: u8) -> Result<&str> {
        // SAFETY: as above.
        let text = unsafe { self.library.get::<TextOf>(function) }.with_context(|| function.to_string())?;
        let mut len = 0;
        // SAFETY: the function returns NULL or a constant of so many bytes.
        let bytes = unsafe {
            let at = text(number.into(), &raw mut len);
            ensure!(!at.is_null(), "{function}({number}): NULL");
            slice::from_raw_parts(at.cast::<u8>(), usize::try_from(len)?)
        };
        Ok(str::from_utf8(bytes)?)
    }

    /// Fails where a code does not lead to its item.
    pub fn check_codes(&self, function: &str) -> Result<()> {
        // SAFETY: as above.
        let by_code =
            unsafe { self.library.get::<ByCode>(function) }.with_context(|| function.to_string())?;
        for item in Item::ALL {
            let code = item.code_str();
            // SAFETY: so many bytes stand there.
            let id = unsafe { by_code(code.as_ptr(), i32::try_from(code.len())?) };
            ensure!(id == i32::from(item.id()), "{function}: {code}: {id}");
        }
        Ok(())
    }
}
