//! `IpAddress`: is an address inside a range (C-13, C-52).

use core::fmt;
use core::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// An IPv4 or IPv6 range. Bits behind the prefix are kept as written and ignored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    /// As written, with the bits behind the prefix.
    pub address: IpAddr,
    /// How many bits count: up to 32, of IPv6 up to 128.
    pub prefix: u8,
}

/// For use inside of a network alone.
const PRIVATE: [&str; 6] = [
    "10.0.0.0/8",
    "172.16.0.0/12",
    "192.168.0.0/16",
    "127.0.0.0/8",
    "169.254.0.0/16",
    "fc00::/7",
];

impl Range {
    /// Reads an address with or without `/prefix`; without, it is the one address.
    // rule: C-13
    // rule: C-52
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (address, prefix) = match text.split_once('/') {
            Some((address, prefix)) => (address, Some(prefix)),
            None => (text, None),
        };
        let address = if address.contains(':') {
            IpAddr::V6(address.parse::<Ipv6Addr>().ok()?)
        } else {
            IpAddr::V4(address.parse::<Ipv4Addr>().ok()?)
        };
        let widest = if address.is_ipv4() { 32 } else { 128 };
        let prefix = match prefix {
            None => widest,
            Some(digits) => {
                let plain =
                    digits.bytes().all(|byte| byte.is_ascii_digit()) && (digits.len() == 1 || !digits.starts_with('0'));
                digits.parse().ok().filter(|prefix| plain && *prefix <= widest)?
            }
        };
        Some(Self { address, prefix })
    }

    /// Whether the whole of another range lies inside. An IPv4 range never lies in an IPv6 range.
    #[must_use]
    pub fn contains(&self, other: &Self) -> bool {
        if other.prefix < self.prefix {
            return false;
        }
        match (self.address, other.address) {
            (IpAddr::V4(a), IpAddr::V4(b)) => {
                let shift = 32 - u32::from(self.prefix);
                a.to_bits().checked_shr(shift).unwrap_or(0) == b.to_bits().checked_shr(shift).unwrap_or(0)
            }
            (IpAddr::V6(a), IpAddr::V6(b)) => {
                let shift = 128 - u32::from(self.prefix);
                a.to_bits().checked_shr(shift).unwrap_or(0) == b.to_bits().checked_shr(shift).unwrap_or(0)
            }
            (IpAddr::V4(_), IpAddr::V6(_)) | (IpAddr::V6(_), IpAddr::V4(_)) => false,
        }
    }

    /// Whether none of its addresses is routed on the internet.
    #[must_use]
    pub fn is_private(&self) -> bool {
        let mut ranges = PRIVATE.iter().filter_map(|it| Self::parse(it));
        ranges.any(|it| it.contains(self))
    }

    /// The same range without the bits behind the prefix, as AWS suggests writing it.
    // rule: C-13
    #[must_use]
    pub fn network(&self) -> Self {
        let prefix = u32::from(self.prefix);
        let address = match self.address {
            IpAddr::V4(address) => {
                let behind = u32::MAX.checked_shr(prefix).unwrap_or(0);
                IpAddr::V4(Ipv4Addr::from_bits(address.to_bits() & !behind))
            }
            IpAddr::V6(address) => {
                let behind = u128::MAX.checked_shr(prefix).unwrap_or(0);
                IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() & !behind))
            }
        };
        Self { address, ..*self }
    }
}

impl fmt::Display for Range {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.address, self.prefix)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(address: &str, range: &str, expected: Option<bool>) {
        let seen = Range::parse(address)
            .zip(Range::parse(range))
            .map(|(a, r)| r.contains(&a));
        assert_eq!(expected, seen, "{address} in {range}");
    }

    #[test]
    fn ranges() {
        check("203.0.113.7", "203.0.113.0/24", Some(true));
        check("203.0.113.7", "203.0.113.99/24", Some(true));
        check("203.0.114.7", "203.0.113.0/24", Some(false));
        check("203.0.113.7", "203.0.113.7", Some(true));
        check("1.2.3.4", "0.0.0.0/0", Some(true));
        check("2001:db8:1234:5678::1", "2001:DB8:1234:5678::/64", Some(true));
        check("2001:db8:0:0::1", "2001:db8::1", Some(true));
        check("::1", "::/0", Some(true));
        check("1.2.3.4", "::/0", Some(false));
        check("::ffff:1.2.3.4", "1.2.3.4", Some(false));
        check("10.0.0.0/8", "10.0.0.0/16", Some(false));
    }

    #[test]
    fn what_is_no_range() {
        for text in [
            "",
            "1.2.3",
            "01.2.3.4",
            "1.2.3.4/33",
            "1.2.3.4/",
            "1.2.3.4/+8",
            "1.2.3.4/08",
            "::1/129",
            "fe80::1%eth0",
            "1.2.3.4/255.0.0.0",
        ] {
            check(text, "0.0.0.0/0", None);
        }
    }
}
