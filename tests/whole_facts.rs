//! Facts that say the whole: no half of a name or a sentence, no sense that the words around it rule out.

#[path = "support/reading.rs"]
mod reading;

use reading::{check, check_apart, check_no_fact};

#[test]
fn a_preposition_of_three_words_is_one() {
    check(
        "The protesters clashed in front of parliament in Bree.",
        &["protesters | clashedInFrontOf | parliament | fact"],
    );
}

#[test]
fn a_passive_is_named_as_one() {
    check(
        "The council presented a new coating that lasts long when sprayed onto a wall.",
        &["new coating | wasSprayedOnto | wall | fact"],
    );
}

#[test]
fn what_is_included_suffers_the_same() {
    check(
        "The blaze killed three, including a woman, and injured sixteen, including a baby.",
        &["blaze | injured | baby | fact"],
    );
}

#[test]
fn what_is_easy_to_see_sees_nothing() {
    check_apart(
        "The wall should be easy to detect using modern instruments.",
        "wall",
        "modern instruments",
    );
}

#[test]
fn what_is_added_to_it_is_not_what_it_has() {
    check_no_fact("The cycle had new features added to it.", "has");
    check(
        "The cycle had new features for riders.",
        &["cycle | has | new features for riders | fact"],
    );
}

#[test]
fn what_one_is_made_is_not_made() {
    check_no_fact("The producers made Maria Lopez a regular.", "made");
    check_no_fact("The storm left two dead in Bree.", "leave");
    check(
        "The voters elected Maria Lopez mayor of Bree.",
        &["voters | elected | Maria Lopez | fact"],
    );
}

#[test]
fn a_length_of_time_dates_nothing() {
    check_no_fact(
        "An old man was sentenced two years for theft.",
        "wasSentencedOn",
    );
    check(
        "An old man was sentenced in 2019.",
        &["old man | wasSentencedIn | 2019 | fact"],
    );
}

#[test]
fn part_of_it_is_not_it() {
    check(
        "The features became part of Acme Desktop.",
        &["features | became | part of Acme Desktop | fact"],
    );
}

#[test]
fn a_planned_trip_is_not_made() {
    check(
        "Officials met during Maria Lopez's planned trip to Madrid.",
        &["Maria Lopez | visited | Madrid | intended"],
    );
}

#[test]
fn a_role_is_named_without_its_holder() {
    check(
        "Actor Denzel Brown, who paid for Took to attend the school, stated he was a gentle soul.",
        &["Denzel Brown | hasRole | Actor | fact"],
    );
}

#[test]
fn an_office_of_two_words_is_one() {
    check(
        "Commerce Secretary Maria Lopez and Attorney General Peter Brown spoke on Monday.",
        &["Peter Brown | hasRole | Attorney General | fact"],
    );
}

#[test]
fn a_passive_complement_speaks_of_what_suffers() {
    check(
        "The company announced the notices will be read by experts.",
        &["company | commentedOn | notices | fact"],
    );
}

#[test]
fn a_list_is_not_of_one_league() {
    check_apart(
        "Chad Brown of the Voters League, writer Maria Lopez and John Carter each asked questions.",
        "Maria Lopez",
        "Voters League",
    );
}

#[test]
fn another_verbs_object_is_not_criticized() {
    check_apart(
        "The Took campaign criticized Peter Brown for not denouncing the Harvest League.",
        "Took campaign",
        "Harvest League",
    );
}

#[test]
fn half_of_a_hyphened_word_is_no_place() {
    check_apart(
        "The broadcast appeared on a screen at a drive-in viewing nearby.",
        "broadcast",
        "drive",
    );
}

#[test]
fn a_list_of_places_is_no_nesting() {
    check_apart(
        "Elections were held in Ohio, Florida, Illinois and Nevada.",
        "Ohio",
        "Florida",
    );
    check(
        "A fire broke out in Cork, Ireland on Monday.",
        &["Cork | locatedIn | Ireland | fact"],
    );
}

#[test]
fn a_distance_is_no_place() {
    check_no_fact(
        "The town is located around ten miles from the coast.",
        "wasLocatedFrom",
    );
}

#[test]
fn a_native_who_moves_is_somebody() {
    check(
        "Peter Brown was a native of France, eventually relocating to Madrid.",
        &["Peter Brown | movedTo | Madrid | fact"],
    );
}

#[test]
fn a_name_after_its_description_is_the_subject() {
    check(
        "On Friday, code hosting and sharing website GitHub blocked the access to the files.",
        &["GitHub | block | access to the files | fact"],
    );
}

#[test]
fn what_is_agreed_to_be_so_is_no_promise() {
    check_no_fact(
        "Peter Brown agreed that vaccines have done more good than harm.",
        "madeCommitmentAbout",
    );
    check(
        "Peter Brown agreed to meet Maria Lopez.",
        &["Peter Brown | madeCommitmentAbout | Maria Lopez | fact"],
    );
}

#[test]
fn a_day_is_called_upon_by_nobody() {
    check_no_fact(
        "On Wednesday, Peter Brown called for cooperation in the region.",
        "calledOn",
    );
}

#[test]
fn where_they_came_from_is_not_where_they_went() {
    check_no_fact(
        "Peter Brown moved with his parents from Vietnam.",
        "movedTo",
    );
}

#[test]
fn who_has_it_searched_does_not_have_it() {
    check_no_fact("Maria Lopez had her home searched.", "has");
}

#[test]
fn a_phrase_begins_with_its_own_words() {
    check_apart(
        "The charge stemmed from an investigation of Peter Brown's son.",
        "of Peter Brown's son",
        "Peter Brown",
    );
}

#[test]
fn a_word_with_a_hyphen_is_whole() {
    check(
        "Eowyn Baker wrote op-eds about Gondor.",
        &["Eowyn Baker | wrote | op-eds | fact"],
    );
    check(
        "Arnor listed a number of forks of gondor-dl.",
        &["Arnor | listed | forks of gondor-dl | fact"],
    );
    check(
        "Arnor attacked Gondor-backed rebels.",
        &["Arnor | attacked | Gondor-backed rebels | fact"],
    );
}

#[test]
fn a_building_keeps_the_name_it_is_called_after() {
    check(
        "Guards stormed St. Eowyn's Episcopal Church.",
        &["Guards | raided | St. Eowyn's Episcopal Church | fact"],
    );
}

#[test]
fn what_a_relative_clause_speaks_of_has_its_owner() {
    check(
        "The chairman Meriadoc Hornblower, whose Palantir bio includes an image of Boromir, denied the report.",
        &["Hornblower's Palantir bio | includes | image of Boromir | fact"],
    );
}

#[test]
fn what_one_does_respectively_is_not_crossed() {
    check_apart(
        "Maria Lopez and John Carter held dueling town halls in Bree and Dale, respectively.",
        "Maria Lopez",
        "Dale",
    );
}

#[test]
fn what_comes_ahead_of_a_thing_is_not_of_it() {
    check(
        "Just ahead of the National Convention, Maria Lopez died of an unspecified illness.",
        &["Maria Lopez | diedOf | unspecified illness | fact"],
    );
    check_apart(
        "Just ahead of the National Convention, Maria Lopez died of an unspecified illness.",
        "Maria Lopez",
        "National Convention",
    );
    check_no_fact(
        "President John Carter stood with leaders, as part of the accords.",
        "ranFor",
    );
}

#[test]
fn the_second_of_two_roles_has_what_stands_behind_it() {
    check(
        "Maria Lopez, a journalist and member of the Shire Party, left.",
        &["Maria Lopez | memberOf | Shire Party | fact"],
    );
    check_no_fact(
        "Maria Lopez, a journalist and member of the Shire Party, left.",
        "employedBy",
    );
    check(
        "Maria Lopez, the founder and chair of Acme Corp, left.",
        &["Maria Lopez | chairOf | Acme Corp | fact"],
    );
}

#[test]
fn from_where_an_envoy_is_recalled_he_is_not() {
    check_no_fact(
        "France recalled ambassador Tom Fox from Norway.",
        "ambassadorOf",
    );
    check(
        "Tom Fox, the ambassador from Norway, resigned.",
        &["Tom Fox | ambassadorOf | Norway | fact"],
    );
}

#[test]
fn a_role_is_named_without_a_pronoun_for_whose_it_is() {
    check(
        "John Carter was replaced by his deputy, Maria Lopez.",
        &["Maria Lopez | hasRole | deputy | fact"],
    );
}

#[test]
fn a_condition_is_nothing_that_is_spoken_about() {
    check_no_fact(
        "Two diplomats, who spoke on condition of anonymity, left.",
        "commentedOn",
    );
    check(
        "Maria Lopez spoke about the plan.",
        &["Maria Lopez | commentedOn | plan | fact"],
    );
}

#[test]
fn who_promised_and_did_did_it() {
    check(
        "Maria Lopez promised to help those responsible and fired Tom Fox.",
        &["Maria Lopez | dismissed | Tom Fox | fact"],
    );
}

#[test]
fn a_sentence_is_of_so_many_years() {
    check(
        "Tom Fox was sentenced to eight years in prison.",
        &["Tom Fox | sentencedTo | eight years | fact"],
    );
}

#[test]
fn a_source_that_is_cited_is_the_innermost() {
    check(
        "Yonhap, quoting police, said Norway bombed Sweden.",
        &["Norway | bombed | Sweden | reported by police"],
    );
    check(
        "Norway bombed Sweden, the BBC reported, quoting witnesses.",
        &["Norway | bombed | Sweden | reported by witnesses"],
    );
    check(
        "The BBC quoted Maria Lopez as saying that the bridge is safe.",
        &["bridge | is | safe | reported by Maria Lopez"],
    );
}

#[test]
fn two_titles_have_two_names() {
    check(
        "Maria Lopez was accompanied by Foreign Minister John Carter and Samsung Electronics chairman Tom Reed.",
        &["Tom Reed | chairOf | Samsung Electronics | fact"],
    );
    check_apart(
        "Maria Lopez was accompanied by Foreign Minister John Carter and Samsung Electronics chairman Tom Reed.",
        "John Carter",
        "Samsung Electronics",
    );
}

#[test]
fn a_problem_of_doing_something_does_nothing() {
    check_apart(
        "The problem of calming the rebels worried Maria Lopez.",
        "problem of calming the rebels",
        "rebels",
    );
    check_apart(
        "Tom Fox explained ways of creating jobs.",
        "ways of creating jobs",
        "jobs",
    );
}

#[test]
fn whom_one_calls_a_hero_one_does_not_telephone() {
    check_no_fact("Maria Lopez called Tom Fox a hero.", "called");
    check(
        "Maria Lopez phoned Tom Fox.",
        &["Maria Lopez | called | Tom Fox | fact"],
    );
}
