//! Irregular English inflection as data: verbs, and plurals of nouns.
//!
//! Invariant: each line gives a base form first; the later forms are the ones no suffix rule finds.

/// Base form, past forms and participles; a form in `-s` is a present tense that no rule finds. The last line has verbs
/// whose base form is also another's past.
pub(super) const VERBS: &str = "\
arise arose arisen|awake awoke awoken|be am is are was were been being 's 're 'm|bear bore borne|beat beaten
become became|befall befell befallen|begin began begun|behold beheld|bend bent|bereave bereft|beset
belie belied|bet|bid bade bidden|bind bound|bite bit bitten|bleed bled|blow blew blown|break broke broken|breed bred
bring brought|broadcast|build built|burn burnt|burst|buy bought|cast|catch caught|choose chose chosen
cling clung|come came|cost|creep crept|cut|deal dealt|die dying|dig dug|do did done does|draw drew drawn
dream dreamt|drink drank drunk|drive drove driven|dwell dwelt|eat ate eaten|fall fell fallen|feed fed
feel felt|fight fought|find found|flee fled|fling flung|fly flew flown|forbid forbade forbidden
forecast|foresee foresaw foreseen|forget forgot forgotten|forgive forgave forgiven|forgo forwent forgone
freeze froze frozen|get got gotten|give gave given|go went gone goes|grind ground|grow grew grown
hang hung|have had has 've|hear heard|hide hid hidden|hit|hold held|hurt|keep kept|kneel knelt|know knew known
lay laid|lead led|lean leant|leap leapt|learn learnt|leave left|lend lent|let|lie lay lain lying|light lit
lose lost|make made|mean meant|meet met|mislead misled|mistake mistook mistaken|misunderstand misunderstood
mow mown|offset|outdo outdid outdone|outgrow outgrew outgrown|overcome overcame|overdo overdid overdone
overhear overheard|override overrode overridden|oversee oversaw overseen|overtake overtook overtaken
overthrow overthrew overthrown|overrun overran|partake partook partaken|pay paid|plead pled|prove proven|put
quit|read|rebuild rebuilt|rend rent|repay repaid|reset|rethink rethought|retell retold|rewrite rewrote rewritten
rid|ride rode ridden|ring rang rung|rise rose risen|run ran|saw sawn|say said|see saw seen|seek sought|sell sold
send sent|set|sew sewn|shake shook shaken|shed|shine shone|shoot shot|show shown|shrink shrank shrunk|shut
sing sang sung|sink sank sunk|sit sat|slay slew slain|sleep slept|slide slid|sling slung|slit|smell smelt
sow sown|speak spoke spoken|speed sped|spend spent|spill spilt|spin spun|spit spat|split|spoil spoilt|spread
spring sprang sprung|stand stood|steal stole stolen|stick stuck|sting stung|stink stank stunk|stride strode
strike struck stricken|string strung|strive strove striven|swear swore sworn|sweep swept|swell swollen
retake retook retaken|swim swam swum|swing swung|take took taken|teach taught|tear tore torn|tell told|think thought
throw threw thrown|thrust|tie tying|untie untied untying|tread trod trodden|undergo underwent undergone|underlie underlay underlying
understand understood|undertake undertook undertaken|undo undid undone|unwind unwound|uphold upheld
upset|vie vying|wake woke woken|wear wore worn|weave wove woven|weep wept|win won|wind wound
withdraw withdrew withdrawn|withhold withheld|withstand withstood|wring wrung|write wrote written
will wo 'll|would 'd|can ca|shall sha|age ageing aging|dye dyeing|singe singeing
bound|fell|felt|found|ground|rent|wound";

/// Verbs whose second form above is no simple past, or an unusual one beside the regular (`burnt`).
const REGULAR_PAST: &[&str] = &[
    "bound", "burn", "can", "dream", "fell", "felt", "found", "ground", "lean", "leap", "learn",
    "mow", "plead", "prove", "rent", "saw", "sew", "shall", "show", "smell", "sow", "spill",
    "spoil", "swell", "will", "would", "wound",
];

/// Simple pasts that are not the second form above.
const OTHER_PAST: &[(&str, &str)] = &[("be", "was"), ("beat", "beat"), ("bid", "bid")];

/// The simple past of an irregular verb; none of a regular one.
pub fn simple_past(base: &str) -> Option<&'static str> {
    if let Some((_, past)) = OTHER_PAST.iter().find(|(verb, _)| *verb == base) {
        return Some(past);
    }
    if REGULAR_PAST.contains(&base) {
        return None;
    }
    let mut verbs = VERBS.split(['|', '\n']).map(|forms| forms.split(' '));
    let mut forms = verbs.find(|forms| forms.clone().next() == Some(base))?;
    let same = forms.next()?;
    // A verb without another form is its own past; *dying* is no past.
    let past = forms.next().unwrap_or(same);
    (!past.ends_with("ing") || past == same).then_some(past)
}

/// Singular and plural.
pub(super) const NOUNS: &str = "\
man men|woman women|child children|foot feet|tooth teeth|goose geese|mouse mice|ox oxen
life lives|wife wives|knife knives|leaf leaves|half halves|thief thieves|shelf shelves|wolf wolves
loaf loaves|self selves|calf calves|elf elves|scarf scarves|hoof hooves|dwarf dwarves|sheaf sheaves
crisis crises|analysis analyses|basis bases|hypothesis hypotheses|thesis theses|diagnosis diagnoses
emphasis emphases|oasis oases|parenthesis parentheses|synthesis syntheses|axis axes|neurosis neuroses
criterion criteria|phenomenon phenomena|bacterium bacteria|curriculum curricula|stratum strata
memorandum memoranda|referendum referenda|datum data|medium media|alumnus alumni|nucleus nuclei
fungus fungi|stimulus stimuli|cactus cacti|radius radii|larva larvae|alga algae|vertebra vertebrae
appendix appendices|index indices|matrix matrices|vertex vertices|bureau bureaux|quiz quizzes
brother brethren|penny pence|die dice|louse lice|goods|troops|series|species|means|headquarters|news|barracks
crossroads|gallows|premises|proceeds|remains|outskirts|arms|politics|economics|athletics|mathematics
ethics|thanks|surroundings|belongings|clothes|scissors|trousers|pants|glasses|odds|riches|savings
earnings|customs|shoe shoes|toe toes|foe foes|canoe canoes|hoe hoes|cache caches|ache aches|axe axes
headache headaches|niche niches|avalanche avalanches|psyche psyches|movie movies|cookie cookies
calorie calories|zombie zombies|prairie prairies|rookie rookies|tie ties|lie lies|pie pies|die dies
gas gases|bus buses|bias biases|lens lenses|canvas canvases|atlas atlases|iris irises|quiz quizzes
cause causes|clause clauses|house houses|use uses|abuse abuses|excuse excuses|spouse spouses|warehouse warehouses
fuse fuses|muse muses|refuse refuses|ruse ruses|blouse blouses|pause pauses|mouse mouses|recluse recluses
passer-by passers-by|son-in-law sons-in-law|attorney-general attorneys-general";

/// Comparative and superlative forms.
pub(super) const DEGREES: &str = "\
good better best|bad worse worst|far further furthest farther farthest|old elder eldest";

/// Base forms in a single consonant letter that the rules would give an `e`.
pub(super) const WITHOUT_E: &str = "\
sever visit limit admit exploit edit profit benefit inherit exhibit prohibit credit audit recruit submit await wait commit
merit orbit deposit posit elicit solicit inhibit discredit debit spirit forfeit permit transit vomit suit
format combat treat defeat repeat threat heat cheat beat eat seat greet sweat bloat float coat boat
chat target market budget meet interpret blanket rocket bracket ticket pocket trumpet fret quiet market picket
pilot pivot riot plot spot boot root shoot loot hoot pivot ballot bigot
avoid said aid raid bid maid skid rapid load lead head read spread plead thread bead
proceed succeed exceed need heed bleed embed
monitor honor favor labor author sponsor anchor mirror censor tailor harbor pour error rumor tutor motor doctor vector
occur murmur recur incur concur sulfur
mention question reason abandon summon sanction station envision pardon poison imprison position condition function
season action auction caution cushion fashion partition petition proportion ration section transition function
envision beckon reckon happen open listen deal steal reveal appeal heal seal conceal goal signal total rival equal
trial pedal medal level model cancel travel label fuel channel counsel duel panel parcel quarrel shovel tunnel
develop envelop gossip worship kidnap gallop scallop equip ship help jump stop drop
focus bias canvas bus gas chorus discus
bargain train explain remain gain obtain retain contain detain maintain sustain rein captain drain entertain curtain
clear hear appear fear bear near smear spear tear wear gear rear sear shear year
roar soar repair stir pair chair hair despair flair stair air affair impair
team stream scream dream claim exam slam roam steam beam seem redeem esteem aim proclaim reclaim exclaim maim acclaim
accustom bottom custom zoom bloom doom blossom fathom
seek speak soak look book cook hook peak leak sneak creak break tweak streak eek cloak croak attack panic
hang bang clang slang gang long belong wrong prolong ring bring sing sting string swing cling fling king wing ping spring
offer enter order consider suffer deliver cover discover recover gather matter differ refer answer wonder trigger
ban plan scan span can man pan fan program begin win spin pin sin thin run gun sun stun shun
join coin rejoin adjoin purloin conjoin moan loan groan clean lean mean wean bean glean screen green preen
fail sail detail prevail unveil mail boil spoil toil soil foil trail jail hail nail curtail avail assail tail
coil recoil foil peel feel steel kneel reel wheel feel appeal deal fuel pool cool fool
council pencil stencil fulfil instil distil foul haul maul howl growl pearl";

/// Stems whose base form has an `e` against the rules.
pub(super) const WITH_E: &str = "\
creat delet complet compet wast tast past hast conced reced preced seced imped interced supersed accred
interven conven postpon condon schem phon telephon hon dron aton ston interfer persever adher rever coher
breath bath sooth cloth loath ach infring cring fring hing ting imping athlet excret secret sid extrem suprem";

#[cfg(test)]
mod tests {
    use super::simple_past;

    #[track_caller]
    fn check(base: &str, expected: Option<&str>) {
        assert_eq!(simple_past(base), expected);
    }

    #[test]
    fn pasts_are_the_usual_ones() {
        check("strike", Some("struck"));
        check("put", Some("put"));
        check("be", Some("was"));
        check("beat", Some("beat"));
        check("bring", Some("brought"));
        check("retake", Some("retook"));
    }

    #[test]
    fn regular_verbs_have_none_here() {
        check("praise", None);
        check("die", None);
        check("show", None);
        check("burn", None);
        check("found", None);
    }
}
