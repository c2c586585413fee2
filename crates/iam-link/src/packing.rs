//! What makes a link short: raw DEFLATE (RFC 1951), the same in the browser and here. From generation 1 on it goes on from
//! a dictionary, as if that had been written before.

use alloc::vec;
use alloc::vec::Vec;

use miniz_oxide::deflate::core::{
    CompressorOxide, TDEFLFlush, TDEFLStatus, compress, create_comp_flags_from_zip_params,
};
use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress};

use super::MAX_DOCUMENT_BYTES;

/// The dictionary of generation 1, which is frozen. `cargo xtask dictionary` made it.
pub const DICTIONARY: &[u8] = include_bytes!("../dictionary/1.bin");

/// Ten is the most that the compressor tries.
const LEVEL: i32 = 10;
/// Raw DEFLATE, without the frame of zlib.
const RAW: i32 = -15;
const DEFAULT_STRATEGY: i32 = 0;
const FIXED: i32 = 4;

/// What came out of a payload.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unpacked {
    pub bytes: Vec<u8>,
    pub end: End,
}

/// Where a payload's data end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Where the payload ends.
    Right,
    /// Before the payload ends, or at something that can't be.
    Early,
    /// The payload ends before it.
    Missing,
    /// There is more than fits.
    TooLarge,
}

/// Packs what follows the dictionary, with codes of its own or with those that DEFLATE begins with, whichever is shorter: the
/// compressor alone takes its own even where writing them down costs more than they save.
pub fn pack(bytes: &[u8]) -> Vec<u8> {
    let [own, fixed] = [DEFAULT_STRATEGY, FIXED].map(|strategy| {
        let mut packer = CompressorOxide::new(create_comp_flags_from_zip_params(LEVEL, RAW, strategy));
        // What stands for the dictionary is dropped: every reader has it.
        let _ = packed(&mut packer, DICTIONARY, TDEFLFlush::Sync);
        packed(&mut packer, bytes, TDEFLFlush::Finish)
    });
    if fixed.len() < own.len() { fixed } else { own }
}

fn packed(packer: &mut CompressorOxide, mut bytes: &[u8], flush: TDEFLFlush) -> Vec<u8> {
    // A text that can't be packed grows by five bytes in 32 KiB, and a few for its end.
    let mut out = vec![0; bytes.len() + bytes.len() / 1024 + 64];
    let mut n_out = 0;
    loop {
        let (status, n_read, n_written) = compress(packer, bytes, &mut out[n_out..], flush);
        (bytes, n_out) = (&bytes[n_read..], n_out + n_written);
        // Where there is room left, all has been written.
        if status != TDEFLStatus::Okay || (bytes.is_empty() && n_out < out.len()) {
            out.truncate(n_out);
            return out;
        }
        out.resize(out.len() * 2, 0);
    }
}

/// Unpacks as much as there is: never more than [`MAX_DOCUMENT_BYTES`].
pub fn unpack(payload: &[u8], dictionary: &[u8]) -> Unpacked {
    // The buffer is the limit: nothing is ever written beyond it.
    let mut bytes = vec![0; dictionary.len() + MAX_DOCUMENT_BYTES];
    bytes[..dictionary.len()].copy_from_slice(dictionary);
    let mut inflater = DecompressorOxide::new();
    let flags = TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
    let (status, n_read, n_written) = decompress(&mut inflater, payload, &mut bytes, dictionary.len(), flags);
    bytes.truncate(dictionary.len() + n_written);
    bytes.drain(..dictionary.len());
    let end = match status {
        TINFLStatus::Done if n_read == payload.len() => End::Right,
        TINFLStatus::HasMoreOutput => End::TooLarge,
        TINFLStatus::NeedsMoreInput | TINFLStatus::FailedCannotMakeProgress => End::Missing,
        TINFLStatus::Done | TINFLStatus::Failed | TINFLStatus::BadParam | TINFLStatus::Adler32Mismatch => End::Early,
    };
    Unpacked { bytes, end }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_packed_comes_back() {
        // Bytes without any order can't be packed, and still fit.
        let noise = (0_u32..MAX_DOCUMENT_BYTES as u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 13) as u8);
        for bytes in [Vec::new(), b"{}".to_vec(), DICTIONARY.to_vec(), noise.collect()] {
            let unpacked = unpack(&pack(&bytes), DICTIONARY);
            assert_eq!(unpacked.end, End::Right);
            assert!(unpacked.bytes == bytes);
        }
    }
}
