//! How many there are of each member of a closed list.

/// Makes a type of such counts; they are written under the members' names.
macro_rules! counts {
    ($(#[$doc:meta])* $counts:ident of $list:ident { $($member:ident $field:ident;)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "kebab-case")]
        #[allow(missing_docs, reason = "named as the members of the list, where each is told")]
        pub struct $counts {
            $(pub $field: usize,)+
        }

        impl $counts {
            pub(super) fn add(&mut self, member: $list) {
                match member { $($list::$member => self.$field += 1,)+ }
            }
        }
    };
}

pub(super) use counts;
