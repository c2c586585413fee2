//! The parts of the catalogue: taken as they come, or unpacked when they are first asked for.

use alloc::boxed::Box;
use alloc::format;

use once_cell::race::OnceBox;

use super::Catalogue;
use crate::base::Base;
use crate::managed::{Bucket, Index, N_BUCKETS};
use crate::names::{Names, ServiceNames};
use crate::service::Service;
use crate::unreadable::Unreadable;
use crate::whole;

impl Default for Catalogue {
    fn default() -> Self {
        Self::new()
    }
}

impl Catalogue {
    /// The base alone.
    #[must_use]
    pub fn new() -> Self {
        // OK because a test reads the base that is compiled in; were it broken, all would be unknown.
        let base = Base::read(include_str!("../../data/base.txt")).unwrap_or_default();
        Self {
            services: base.services.iter().map(|_| OnceBox::new()).collect(),
            base,
            names: OnceBox::new(),
            index: OnceBox::new(),
            buckets: (0..N_BUCKETS).map(|_| OnceBox::new()).collect(),
            source: None,
        }
    }

    /// Everything, unpacked from inside the program when it is first asked for: about 1.3 MB.
    #[must_use]
    pub fn whole() -> Self {
        Self {
            source: Some(whole::part),
            ..Self::new()
        }
    }

    /// Takes `names.bin`.
    ///
    /// # Errors
    /// Says what is wrong with the bytes.
    pub fn add_names(&mut self, bytes: &[u8]) -> Result<(), Unreadable> {
        let names = Names::read(bytes, self.base.services.len())?;
        self.names = OnceBox::with_value(Box::new(names));
        Ok(())
    }

    /// Takes `svc/<prefix>.txt`.
    ///
    /// # Errors
    /// Says what is wrong with the bytes.
    pub fn add_shard(&mut self, bytes: &[u8]) -> Result<(), Unreadable> {
        let service = Service::read(text(bytes)?)?;
        let idx = self.base.service_idx(&service.prefix);
        self.services[idx.ok_or(Unreadable::OtherService)?] = OnceBox::with_value(Box::new(service));
        Ok(())
    }

    /// Takes `policies.txt`.
    ///
    /// # Errors
    /// Says what is wrong with the bytes.
    pub fn add_policy_index(&mut self, bytes: &[u8]) -> Result<(), Unreadable> {
        let index = Index::read(text(bytes)?)?;
        self.index = OnceBox::with_value(Box::new(index));
        Ok(())
    }

    /// Takes `policies/<bucket>.txt`.
    ///
    /// # Errors
    /// Says what is wrong with the bytes.
    pub fn add_policy_bucket(&mut self, bytes: &[u8]) -> Result<(), Unreadable> {
        let bucket = Bucket::read(text(bytes)?)?;
        let number = bucket.number;
        self.buckets[number] = OnceBox::with_value(Box::new(bucket));
        Ok(())
    }

    pub(super) fn shard(&self, idx: usize) -> Option<&Service> {
        let slot = self.services.get(idx)?;
        if slot.get().is_some() || self.source.is_none() {
            return slot.get();
        }
        let name = format!("svc/{}.txt", self.base.services.get(idx)?.prefix);
        self.filled(slot, &name, |bytes| Service::read(text(bytes)?))
    }

    pub(super) fn shard_if_loaded(&self, idx: usize) -> Option<&Service> {
        self.services.get(idx)?.get()
    }

    pub(super) fn names_of(&self, idx: usize) -> Option<&ServiceNames> {
        let read = |bytes: &[u8]| Names::read(bytes, self.base.services.len());
        self.filled(&self.names, "names.bin", read)?.service(idx)
    }

    /// What is in a slot; if it is empty and there is a source, it is filled first.
    pub(super) fn filled<'a, T>(
        &'a self,
        slot: &'a OnceBox<T>,
        name: &str,
        read: impl FnOnce(&[u8]) -> Result<T, Unreadable>,
    ) -> Option<&'a T> {
        match (slot.get(), self.source) {
            (Some(found), _) => Some(found),
            (None, Some(part)) => {
                let read = || read(&part(name).ok_or(Unreadable::Torn)?).map(Box::new);
                slot.get_or_try_init(read).ok()
            }
            (None, None) => None,
        }
    }
}

pub(super) fn text(bytes: &[u8]) -> Result<&str, Unreadable> {
    core::str::from_utf8(bytes).map_err(|_| Unreadable::NotText)
}
