//! The trained model: its files as bytes, read once, shared by all threads.
//!
//! In: the files of a folder of `models/`. Out: a [`Model`] that [`read`](super::read()) and
//! [`Model::analyse`] use. Invariant: a model that loads has the labels and the sizes that the program
//! works with, because loading reads a trial sentence with it.

use super::labels::{Deprel, Upos, Xpos};
use super::lemma::Lexicon;
use super::names::NameTag;
use super::session::{NetworkFiles, Session};
use super::wordpiece::WordPieces;
use crate::base::content_hash;
use crate::ontology::{ClaimType, Modality};
use serde::Deserialize;
use std::borrow::Cow;
use std::str::FromStr;
use thiserror::Error;

/// The files of a model, as bytes: embedded in the program, or read from a folder by the command line.
#[derive(Clone, Debug)]
pub struct ModelFiles {
    /// `encoder.onnx`: word pieces to scores.
    pub encoder: Cow<'static, [u8]>,
    /// `labels.onnx`: a word and its head to relation scores.
    pub labels: Cow<'static, [u8]>,
    /// `claims.onnx`: word states to triggers and arcs of claims.
    pub claims: Cow<'static, [u8]>,
    /// `coreference.onnx`: mention pairs to antecedent scores.
    pub coreference: Cow<'static, [u8]>,
    /// `soundness.onnx`: the states of the words at a claim's ends to how much speaks for it.
    pub soundness: Cow<'static, [u8]>,
    /// `vocab.txt`: the word pieces, one a line.
    pub vocab: Cow<'static, str>,
    /// `lemmas.tsv`: form, Penn tag, lemma.
    pub lemmas: Cow<'static, str>,
    /// `meta.json`: the label lists, in the order of the scores' columns.
    pub meta: Cow<'static, str>,
}

/// The models in the program.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Embedded {
    /// Six layers: the most accurate.
    #[default]
    Base,
    /// Three layers, taught by the other: faster, and a little less accurate.
    Fast,
}

impl Embedded {
    /// Every model in the program, the default first.
    pub const ALL: [Self; 2] = [Self::Base, Self::Fast];

    /// The name that options take, which is that of its folder in `models/`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Base => "base",
            Self::Fast => "fast",
        }
    }
}

/// The files of one folder of `models/`.
macro_rules! embedded {
    ($folder:literal) => {
        ModelFiles {
            encoder: Cow::Borrowed(include_bytes!(concat!(
                "../../models/",
                $folder,
                "/encoder.onnx"
            ))),
            labels: Cow::Borrowed(include_bytes!(concat!(
                "../../models/",
                $folder,
                "/labels.onnx"
            ))),
            claims: Cow::Borrowed(include_bytes!(concat!(
                "../../models/",
                $folder,
                "/claims.onnx"
            ))),
            coreference: Cow::Borrowed(include_bytes!(concat!(
                "../../models/",
                $folder,
                "/coreference.onnx"
            ))),
            soundness: Cow::Borrowed(include_bytes!(concat!(
                "../../models/",
                $folder,
                "/soundness.onnx"
            ))),
            vocab: Cow::Borrowed(include_str!(concat!(
                "../../models/",
                $folder,
                "/vocab.txt"
            ))),
            lemmas: Cow::Borrowed(include_str!(concat!(
                "../../models/",
                $folder,
                "/lemmas.tsv"
            ))),
            meta: Cow::Borrowed(include_str!(concat!(
                "../../models/",
                $folder,
                "/meta.json"
            ))),
        }
    };
}

impl ModelFiles {
    /// The files of a model in the program.
    pub fn embedded(model: Embedded) -> Self {
        match model {
            Embedded::Base => embedded!("base"),
            Embedded::Fast => embedded!("fast"),
        }
    }

    /// Reads the files with `read`, which gets each file's name (so that nothing here touches the disk).
    ///
    /// # Errors
    ///
    /// What `read` fails with, or a text file that is not UTF-8.
    pub fn collect<E>(mut read: impl FnMut(&'static str) -> Result<Vec<u8>, E>) -> Result<Self, E>
    where
        E: From<ModelError>,
    {
        let mut text = |name: &'static str| -> Result<Cow<'static, str>, E> {
            let bytes = read(name)?;
            let text = String::from_utf8(bytes)
                .map_err(|error| ModelError::new(name, format!("not UTF-8: {error}")))?;
            Ok(Cow::Owned(text))
        };
        let (vocab, lemmas, meta) = (text("vocab.txt")?, text("lemmas.tsv")?, text("meta.json")?);
        Ok(Self {
            encoder: Cow::Owned(read("encoder.onnx")?),
            labels: Cow::Owned(read("labels.onnx")?),
            claims: Cow::Owned(read("claims.onnx")?),
            coreference: Cow::Owned(read("coreference.onnx")?),
            soundness: Cow::Owned(read("soundness.onnx")?),
            vocab,
            lemmas,
            meta,
        })
    }
}

impl ModelFiles {
    fn hash(&self) -> String {
        let texts = [&self.vocab, &self.lemmas, &self.meta].map(|text| text.as_bytes());
        let networks = [
            &self.encoder,
            &self.labels,
            &self.claims,
            &self.coreference,
            &self.soundness,
        ];
        content_hash(&[&networks.map(|bytes| &**bytes), &texts[..]].concat())
    }
}

/// A file of the model does not serve.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("model file {file}: {why}")]
pub struct ModelError {
    file: &'static str,
    why: String,
}

impl ModelError {
    pub(crate) fn new(file: &'static str, why: impl Into<String>) -> Self {
        Self {
            file,
            why: why.into(),
        }
    }
}

/// The model of the language floor, ready to read.
pub struct Model {
    pub(crate) session: Session,
    pub(crate) pieces: WordPieces,
    pub(crate) lexicon: Lexicon,
    pub(crate) labels: Labels,
    hash: String,
}

/// What the columns of the scores mean.
pub(crate) struct Labels {
    pub(crate) upos: Vec<Upos>,
    pub(crate) xpos: Vec<Xpos>,
    pub(crate) deprel: Vec<Deprel>,
    pub(crate) names: Vec<NameTag>,
    pub(crate) claim_types: Vec<ClaimType>,
    pub(crate) modalities: Vec<Modality>,
}

/// The part of `meta.json` that is needed to read.
#[derive(Deserialize)]
struct Meta {
    upos: Vec<String>,
    xpos: Vec<String>,
    deprel: Vec<String>,
    ner: Vec<String>,
    claim_types: Vec<String>,
    modalities: Vec<String>,
}

impl Model {
    /// Loads the default model in the program. It takes a tenth of a second: load it once and share it.
    ///
    /// ```
    /// use newsgraph::{article::Article, language};
    ///
    /// let model = language::Model::embedded()?;
    /// let article = Article::from_text("a", "The queen met Maria Lopez in Paris.");
    /// let document = language::read(&article, &model);
    /// assert_eq!(document.lemma(language::TokenId(2)), "meet");
    /// assert_eq!(document.text_of(&document.names[0].tokens), "Maria Lopez");
    /// # Ok::<(), language::ModelError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// The program was built with files that do not fit; a test keeps that from happening.
    pub fn embedded() -> Result<Self, ModelError> {
        Self::load(&ModelFiles::embedded(Embedded::Base))
    }

    /// Loads a model.
    ///
    /// # Errors
    ///
    /// A file is broken or does not fit the others; the error names it.
    pub fn load(files: &ModelFiles) -> Result<Self, ModelError> {
        let networks = NetworkFiles {
            encoder: &files.encoder,
            labels: &files.labels,
            claims: &files.claims,
            coreference: &files.coreference,
            soundness: &files.soundness,
        };
        let session = Session::load(&networks).map_err(|(file, why)| ModelError::new(file, why))?;
        let pieces = WordPieces::parse(&files.vocab)
            .ok_or_else(|| ModelError::new("vocab.txt", "no line [CLS], [SEP] or [UNK]"))?;
        let lexicon =
            Lexicon::parse(&files.lemmas).map_err(|why| ModelError::new("lemmas.tsv", why))?;
        let model = Self {
            session,
            pieces,
            lexicon,
            labels: labels(&files.meta)?,
            hash: files.hash(),
        };
        model.try_out()?;
        Ok(model)
    }

    /// SHA-256 of the model's files: the same hash, the same readings.
    pub fn hash(&self) -> &str {
        &self.hash
    }
}

fn labels(meta: &str) -> Result<Labels, ModelError> {
    let meta: Meta = serde_json::from_str(meta)
        .map_err(|error| ModelError::new("meta.json", error.to_string()))?;
    let names: Option<Vec<NameTag>> = meta.ner.iter().map(|label| NameTag::parse(label)).collect();
    Ok(Labels {
        upos: meta.upos.iter().map(|label| Upos::parse(label)).collect(),
        xpos: meta.xpos.iter().map(|label| Xpos::parse(label)).collect(),
        deprel: meta
            .deprel
            .iter()
            .map(|label| Deprel::parse(label))
            .collect(),
        names: names.ok_or_else(|| ModelError::new("meta.json", "unknown name tag in `ner`"))?,
        claim_types: parsed("claim_types", &meta.claim_types)?,
        modalities: parsed("modalities", &meta.modalities)?,
    })
}

fn parsed<T: FromStr>(list: &str, words: &[String]) -> Result<Vec<T>, ModelError> {
    let unknown =
        |word: &str| ModelError::new("meta.json", format!("unknown `{word}` in `{list}`"));
    words
        .iter()
        .map(|word| word.parse().map_err(|_| unknown(word)))
        .collect()
}
