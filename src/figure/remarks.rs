//! What is told of a picture beside it.

/// Type of fewer pixels at scale 1 can't be read.
pub const LEGIBLE: f64 = 8.0;

/// What who makes a picture should know of it, and who sees it does not see.
#[derive(Clone, Debug)]
pub struct Remarks {
    /// An editor's own marks whose colours hardly stand out from what is below them, with the contrast.
    pub faint: Vec<String>,
    /// An editor's own marks that are not in it.
    pub outside: Vec<String>,
    /// Names that found no room.
    pub dropped: Vec<String>,
    /// What else found no room: the ends of texts, and parts of the column.
    pub cut: Vec<String>,
    /// Characters that the font lacks and prints as boxes.
    pub missing: Vec<char>,
    /// Characters that a font of the user's own lacks and that are set in the bundled one.
    pub lent: Vec<char>,
    /// Names that the language lacks; the picture has them in English.
    pub untranslated: Vec<String>,
    /// The size of the smallest type, in pixels at scale 1.
    pub smallest_type: f64,
}

impl Default for Remarks {
    /// Nothing, of no picture.
    fn default() -> Remarks {
        Remarks {
            faint: Vec::new(),
            outside: Vec::new(),
            dropped: Vec::new(),
            cut: Vec::new(),
            missing: Vec::new(),
            lent: Vec::new(),
            untranslated: Vec::new(),
            smallest_type: f64::INFINITY,
        }
    }
}

impl Remarks {
    /// Adds what is told of another picture and not of these.
    pub fn join(&mut self, other: &Remarks) {
        let texts = [
            (&mut self.faint, &other.faint),
            (&mut self.outside, &other.outside),
            (&mut self.dropped, &other.dropped),
            (&mut self.cut, &other.cut),
            (&mut self.untranslated, &other.untranslated),
        ];
        for (ours, others) in texts {
            add(ours, others);
        }
        add(&mut self.missing, &other.missing);
        add(&mut self.lent, &other.lent);
        self.smallest_type = self.smallest_type.min(other.smallest_type);
    }
}

fn add<T: Clone + PartialEq>(ours: &mut Vec<T>, others: &[T]) {
    for one in others {
        if !ours.contains(one) {
            ours.push(one.clone());
        }
    }
}
