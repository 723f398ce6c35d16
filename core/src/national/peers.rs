//! One body beside others, out of all.

use super::{Collection, Filter, ImageError};
use crate::register::{
    Answer, CompareOptions, Comparison, LocalGovernment, LocalGovernmentCode, QueryError, Register, compare,
};
use alloc::vec::Vec;

impl Collection {
    /// The measures of a body as its register, on the day of the collection. What the register said of itself beside whose
    /// it is was not kept.
    ///
    /// # Errors
    ///
    /// Where the bytes that are looked at are damaged.
    pub fn register(&self, owner: LocalGovernmentCode) -> Result<Register, ImageError> {
        let mut register = Register { as_of: self.as_of(), ..Register::default() };
        register.owner.code = Some(owner);
        register.owner.name = LocalGovernment::by_code(owner).map(|body| body.name().into());
        let filter = Filter { owners: [owner].into(), ..Filter::default() };
        for number in self.filter(&filter)? {
            register.measures.push(self.measure(number)?);
        }
        Ok(register)
    }

    /// A body, the first, beside others of the collection, as [`compare`](fn@compare) has it of their registers. All their
    /// measures are read into memory.
    ///
    /// # Errors
    ///
    /// Where the bytes that are looked at are damaged; inside, what [`compare`](fn@compare) says, such as that fewer than two
    /// bodies are named.
    pub fn compare(
        &self,
        owners: &[LocalGovernmentCode],
        options: &CompareOptions,
    ) -> Result<Result<Answer<Comparison>, QueryError>, ImageError> {
        let registers: Vec<Register> =
            owners.iter().map(|owner| self.register(*owner)).collect::<Result<_, _>>()?;
        Ok(compare(&registers.iter().collect::<Vec<_>>(), options))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::national::CollectionBuilder;
    use crate::register::{ReadOptions, from_json};

    #[test]
    fn the_same_as_of_registers() {
        let code = |five| LocalGovernmentCode::from_five_digits(five).unwrap();
        let json = include_bytes!("../../../examples/registers/prefecture-fy2023.json");
        let mut own = from_json(json, &ReadOptions::default()).register.unwrap();
        own.measures.iter_mut().for_each(|measure| measure.owner = crate::register::Owner::default());
        let as_of = own.as_of;
        let half = own.measures.len() / 2;
        let bodies =
            [(code(13_000), 0..half), (code(13_101), half..own.measures.len()), (code(47_201), 1..3)];
        let mut builder = CollectionBuilder::new(as_of);
        let mut registers = Vec::new();
        for (owner, range) in bodies {
            let mut register =
                Register { as_of, measures: own.measures[range].to_vec(), ..Register::default() };
            register.owner.code = Some(owner);
            register.owner.name = LocalGovernment::by_code(owner).map(|body| body.name().into());
            builder.extend(&register);
            registers.push(register);
        }
        let collection = builder.finish();
        let options = CompareOptions::default();
        let owners = [code(47_201), code(13_101), code(13_000)];
        let order = [&registers[2], &registers[1], &registers[0]];
        assert_eq!(collection.compare(&owners, &options).unwrap(), compare(&order, &options));
        assert_eq!(collection.register(code(13_101)).unwrap(), registers[1]);
        assert!(collection.compare(&owners[..1], &options).unwrap().is_err());
    }
}
