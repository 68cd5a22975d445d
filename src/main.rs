//! The `newsgraph` program: hands the arguments to the command line floor.

fn main() {}
