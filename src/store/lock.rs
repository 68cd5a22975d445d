//! Keeps two processes from writing one store, or one from reading while another writes.
//!
//! Invariant: the lock is free again when its holder is dropped or dies.

use super::error::{StoreError, at};
use super::layout::Layout;
use std::fs::{File, OpenOptions, TryLockError};
use std::io;

/// Held as long as a store is open.
#[derive(Debug)]
pub(super) struct Lock {
    _file: Option<File>,
}

impl Lock {
    /// For a writer: nobody else may have the store open.
    pub(super) fn exclusive(layout: &Layout) -> Result<Self, StoreError> {
        let path = layout.lock();
        let file = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&path)
            .map_err(at(&path))?;
        let taken = file.try_lock();
        Self::taken(layout, file, taken)
    }

    /// For a reader: nobody may be writing. A store that cannot be written at all needs no lock.
    pub(super) fn shared(layout: &Layout) -> Result<Self, StoreError> {
        let path = layout.lock();
        let opened = File::open(&path).or_else(|error| match error.kind() {
            io::ErrorKind::NotFound => OpenOptions::new()
                .create(true)
                .truncate(false)
                .write(true)
                .open(&path),
            _ => Err(error),
        });
        match opened {
            Ok(file) => {
                let taken = file.try_lock_shared();
                Self::taken(layout, file, taken)
            }
            Err(_) => Ok(Self { _file: None }),
        }
    }

    /// File systems without locks are taken at their user's risk.
    fn taken(
        layout: &Layout,
        file: File,
        taken: Result<(), TryLockError>,
    ) -> Result<Self, StoreError> {
        match taken {
            Err(TryLockError::WouldBlock) => Err(StoreError::Locked(layout.folder().to_owned())),
            Err(TryLockError::Error(error)) if error.kind() != io::ErrorKind::Unsupported => {
                Err(at(&layout.lock())(error))
            }
            _ => Ok(Self { _file: Some(file) }),
        }
    }
}
