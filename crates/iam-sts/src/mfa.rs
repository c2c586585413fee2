//! Multi-factor authentication in a call: `SerialNumber` and `TokenCode`.

use alloc::string::String;

use crate::constraint::{Constraints, SERIAL_NUMBER};
use crate::credentials::Credentials;
use crate::estate::Estate;
use crate::hop::{Code, StsError};
use crate::operation::MfaParameters;
use crate::session::SessionPrincipal;

/// The code that is wrong; any other six digits are right.
pub(crate) const WRONG_CODE: &str = "000000";

impl MfaParameters {
    pub(crate) fn constrain(&self, constraints: &mut Constraints) {
        if let Some(serial) = &self.serial_number {
            constraints.length(serial, "serialNumber", 9, 256);
            constraints.characters(serial, "serialNumber", SERIAL_NUMBER);
        }
        if let Some(code) = &self.token_code {
            constraints.length(code, "tokenCode", 6, 6);
            if !code.bytes().all(|byte| byte.is_ascii_digit()) {
                constraints.pattern(code, "tokenCode", r"[\d]*");
            }
        }
    }

    /// Whether a code was given, and is right.
    // rule: S-61
    // rule: S-62
    pub(crate) fn verify(&self, estate: &Estate, credentials: &Credentials) -> Result<bool, StsError> {
        let refuse = |message: &str, rule| {
            Err(StsError {
                code: Code::AccessDenied,
                message: String::from(message),
                rule,
            })
        };
        let (serial, code) = match (&self.serial_number, &self.token_code) {
            (None, None) => return Ok(false),
            (Some(serial), Some(code)) => (serial, code),
            (Some(_), None) | (None, Some(_)) => {
                return refuse(
                    "MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code.",
                    "S-62",
                );
            }
        };
        // A passkey gives no codes, and only users have devices.
        let is_passkey = serial.contains(":u2f/");
        let devices = user_of(credentials).and_then(|arn| estate.user(arn));
        if is_passkey || !devices.is_some_and(|user| user.mfa_devices.contains(serial)) {
            let rule = if is_passkey || devices.is_none() {
                "S-61"
            } else {
                "S-62"
            };
            return refuse(
                "MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number \
                 is valid and associated with this user.",
                rule,
            );
        }
        if code == WRONG_CODE {
            return refuse(
                "MultiFactorAuthentication failed with invalid MFA one time pass code.",
                "S-62",
            );
        }
        Ok(true)
    }
}

/// The user whose devices count.
fn user_of(credentials: &Credentials) -> Option<&str> {
    match credentials {
        Credentials::User { arn, .. } => Some(arn),
        Credentials::Session(session) => match &session.principal {
            SessionPrincipal::User { arn } => Some(arn),
            SessionPrincipal::Role { .. }
            | SessionPrincipal::Root { .. }
            | SessionPrincipal::FederatedUser { .. }
            | SessionPrincipal::AssumedRoot { .. } => None,
        },
        Credentials::Anonymous
        | Credentials::OriginAccess { .. }
        | Credentials::Service { .. }
        | Credentials::Federated { .. }
        | Credentials::Root { .. } => None,
    }
}
