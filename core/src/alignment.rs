words! {
    /// How a measure stands to an item of the plan.
    Alignment, "該当", "alignment" {
        /// ◎ The item is what the measure is mainly for.
        Primary = 1, "primary";
        /// ○ The item is related to it.
        Related = 2, "related";
    }
}
