//! Whose something is: what belongs to somebody with a name is called after him, and tells nothing where nobody knows who he is.

#[path = "support/reading.rs"]
mod reading;

use reading::{check, check_no_fact};

#[test]
fn the_work_of_nobody_known_proves_nothing() {
    check_no_fact("Their paper praised the council.", "praise");
    check(
        "Maria Lopez resigned. Her paper praised the council.",
        &["Lopez's paper | praise | council | fact"],
    );
}

#[test]
fn what_belongs_to_somebody_is_called_after_him() {
    check(
        "Maria Lopez left her camp.",
        &["Maria Lopez | left | Lopez's camp | fact"],
    );
    // A noun tells nobody whose it is.
    check(
        "The rebels left their camp.",
        &["rebels | left | camp | fact"],
    );
}
