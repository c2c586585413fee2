//! What makes a link short: raw DEFLATE (RFC 1951), the same in the browser and here.

use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress};

use super::MAX_DECODED_BYTES;

/// Ten is the most that the compressor tries.
const LEVEL: u8 = 10;

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

pub fn pack(bytes: &[u8]) -> Vec<u8> {
    compress_to_vec(bytes, LEVEL)
}

/// Unpacks as much as there is: never more than [`MAX_DECODED_BYTES`].
pub fn unpack(payload: &[u8]) -> Unpacked {
    // The buffer is the limit: nothing is ever written beyond it.
    let mut bytes = vec![0; MAX_DECODED_BYTES];
    let mut inflater = DecompressorOxide::new();
    let flags = TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
    let (status, n_read, n_written) = decompress(&mut inflater, payload, &mut bytes, 0, flags);
    bytes.truncate(n_written);
    let end = match status {
        TINFLStatus::Done if n_read == payload.len() => End::Right,
        TINFLStatus::HasMoreOutput => End::TooLarge,
        TINFLStatus::NeedsMoreInput | TINFLStatus::FailedCannotMakeProgress => End::Missing,
        TINFLStatus::Done | TINFLStatus::Failed | TINFLStatus::BadParam | TINFLStatus::Adler32Mismatch => End::Early,
    };
    Unpacked { bytes, end }
}
