//! All parts in one file, each deflated by itself.

use super::Parts;

pub fn bytes(parts: &Parts) -> Vec<u8> {
    let mut head = "whole 1\n".to_string();
    let mut body = Vec::new();
    for (name, bytes) in parts {
        let deflated = miniz_oxide::deflate::compress_to_vec(bytes, 9);
        head += &format!("{name}\t{}\n", deflated.len());
        body.extend(deflated);
    }
    head.push('\n');
    let mut whole = head.into_bytes();
    whole.extend(body);
    whole
}
