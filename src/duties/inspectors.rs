//! Who inspected.

use crate::document;

/// Somebody who inspects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Officer {
    /// The name, never empty.
    pub name: String,
    /// Whether he holds a certificate of law enforcement.
    pub certified: Certified,
}

document!(struct Officer { name, certified });

/// Whether somebody holds a certificate of law enforcement.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Certified {
    #[default]
    Unknown,
    Yes,
    No,
}

document!(codes Certified or default { "unknown" => Unknown, "yes" => Yes, "no" => No });
