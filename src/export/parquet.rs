//! Parquet: a folder of `nodes.parquet`, `edges.parquet` and `claims.parquet`, for pandas, DuckDB, Spark and Polars.
//!
//! Columns are typed as in the other formats, what is unknown is null, lists are lists of strings. A file is put together
//! in memory, compressed, since Parquet keeps its index at the end.
//! Invariant: every column of a row group has a value, a null or a list for each of its rows.

use super::attributes::{Attribute, EDGE, NODE, Type, Value, edge_id, of_edge, of_node};
use super::claims;
use crate::graph::View;
use parquet::basic::{Compression, ConvertedType, LogicalType, Repetition, Type as Physical};
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, DoubleType, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::types::{Type as Schema, TypePtr};
use std::borrow::Cow;
use std::io::{self, Write};
use std::sync::Arc;

/// Rows of a row group.
const GROUP: usize = 65_536;

/// `nodes.parquet`.
pub(super) fn write_nodes(view: &View, out: &mut dyn Write) -> io::Result<()> {
    let mut table = Table::new(&[&[("id", Type::Text)], &NODE[..]].concat())?;
    for (at, node) in view.nodes() {
        let values = of_node(view, at, node).into_iter();
        table.row([text(&node.id)].into_iter().chain(values))?;
    }
    table.finish(out)
}

/// `edges.parquet`.
pub(super) fn write_edges(view: &View, out: &mut dyn Write) -> io::Result<()> {
    let own = ["id", "source", "target"].map(|name| (name, Type::Text));
    let mut table = Table::new(&[&own, &EDGE[..]].concat())?;
    for (_, from, to, edge) in view.edges() {
        let (from, to) = (view.node(from), view.node(to));
        let id = edge_id(from, to, edge);
        let own = [&id, &from.id, &to.id].map(|id| text(id));
        table.row(own.into_iter().chain(of_edge(view, edge)))?;
    }
    table.finish(out)
}

/// `claims.parquet`, with the columns of `claims.csv`.
pub(super) fn write_claims(view: &View, out: &mut dyn Write) -> io::Result<()> {
    let columns = claims::HEADER.map(|name| (name, kind_of(name)));
    let mut table = Table::new(&columns)?;
    claims::each(view, |line| {
        let cells = claims::cells(line.clone());
        let values = cells
            .iter()
            .zip(columns)
            .map(|(cell, (_, kind))| value(cell, kind));
        table.row(values)
    })?;
    table.finish(out)
}

/// Of which type a column of `claims.csv` is.
fn kind_of(column: &str) -> Type {
    match column {
        "start" | "end" => Type::Whole,
        "negated" => Type::Flag,
        "confidence" | "pair_score" | "likelihood" | "type_score" | "fact_score" | "soundness" => {
            Type::Number
        }
        _ => Type::Text,
    }
}

/// What a cell says; none where it is blank.
fn value(cell: &str, kind: Type) -> Option<Value<'_>> {
    if cell.is_empty() {
        return None;
    }
    match kind {
        Type::Whole => cell.parse().ok().map(Value::Whole),
        Type::Number => cell.parse().ok().map(Value::Number),
        Type::Flag => Some(Value::Flag(cell == "true")),
        Type::Text | Type::Texts => text(cell),
    }
}

fn text(text: &str) -> Option<Value<'_>> {
    Some(Value::Text(Cow::Borrowed(text)))
}

/// One file in the making.
struct Table {
    writer: SerializedFileWriter<Vec<u8>>,
    columns: Vec<Column>,
    rows: usize,
}

impl Table {
    fn new(attributes: &[Attribute]) -> io::Result<Self> {
        let fields: Result<Vec<TypePtr>, ParquetError> = attributes
            .iter()
            .map(|&(name, kind)| field(name, kind).map(Arc::new))
            .collect();
        let schema = Schema::group_type_builder("newsgraph")
            .with_fields(fields?)
            .build()?;
        let properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            .build();
        let writer = SerializedFileWriter::new(Vec::new(), Arc::new(schema), Arc::new(properties))?;
        let columns = attributes.iter().map(|&(_, kind)| Column::new(kind));
        Ok(Self {
            writer,
            columns: columns.collect(),
            rows: 0,
        })
    }

    fn row<'a>(&mut self, values: impl Iterator<Item = Option<Value<'a>>>) -> io::Result<()> {
        for (column, value) in self.columns.iter_mut().zip(values) {
            column.push(value);
        }
        self.rows += 1;
        if self.rows == GROUP {
            self.flush()?;
        }
        Ok(())
    }

    /// Writes the rows so far as a row group.
    fn flush(&mut self) -> io::Result<()> {
        let mut group = self.writer.next_row_group()?;
        for column in &mut self.columns {
            let Some(mut writer) = group.next_column()? else {
                continue;
            };
            column.write(&mut writer)?;
            writer.close()?;
            *column = Column::new(column.kind);
        }
        group.close()?;
        self.rows = 0;
        Ok(())
    }

    fn finish(mut self, out: &mut dyn Write) -> io::Result<()> {
        if self.rows > 0 {
            self.flush()?;
        }
        out.write_all(&self.writer.into_inner()?)
    }
}

/// A column of that name: null where nothing is known, or a list, which is empty then.
fn field(name: &str, kind: Type) -> Result<Schema, ParquetError> {
    let string = |name: &str, repetition| {
        Schema::primitive_type_builder(name, Physical::BYTE_ARRAY)
            .with_repetition(repetition)
            .with_logical_type(Some(LogicalType::String))
            .build()
    };
    let plain = |physical| {
        Schema::primitive_type_builder(name, physical)
            .with_repetition(Repetition::OPTIONAL)
            .build()
    };
    match kind {
        Type::Text => string(name, Repetition::OPTIONAL),
        Type::Whole => plain(Physical::INT64),
        Type::Number => plain(Physical::DOUBLE),
        Type::Flag => plain(Physical::BOOLEAN),
        Type::Texts => {
            let element = string("element", Repetition::REQUIRED)?;
            let list = Schema::group_type_builder("list")
                .with_repetition(Repetition::REPEATED)
                .with_fields(vec![Arc::new(element)])
                .build()?;
            Schema::group_type_builder(name)
                .with_repetition(Repetition::REQUIRED)
                .with_converted_type(ConvertedType::LIST)
                .with_logical_type(Some(LogicalType::List))
                .with_fields(vec![Arc::new(list)])
                .build()
        }
    }
}

/// The values of a column that are not yet written, with the levels that say where there is none.
struct Column {
    kind: Type,
    texts: Vec<ByteArray>,
    wholes: Vec<i64>,
    numbers: Vec<f64>,
    flags: Vec<bool>,
    /// 1 for a value, 0 for none or for an empty list.
    known: Vec<i16>,
    /// 1 for what continues a list; empty where the column has no lists.
    continued: Vec<i16>,
}

impl Column {
    fn new(kind: Type) -> Self {
        Self {
            kind,
            texts: Vec::new(),
            wholes: Vec::new(),
            numbers: Vec::new(),
            flags: Vec::new(),
            known: Vec::new(),
            continued: Vec::new(),
        }
    }

    fn push(&mut self, value: Option<Value<'_>>) {
        let mut count = 1;
        match value {
            None => count = 0,
            Some(Value::Text(text)) => self.texts.push(text.as_bytes().to_vec().into()),
            Some(Value::Whole(number)) => {
                self.wholes.push(i64::try_from(number).unwrap_or(i64::MAX));
            }
            Some(Value::Number(number)) => self.numbers.push(number),
            Some(Value::Flag(flag)) => self.flags.push(flag),
            Some(Value::Texts(texts)) => {
                count = texts.len();
                let bytes = texts.iter().map(|text| text.as_bytes().to_vec().into());
                self.texts.extend(bytes);
            }
        }
        self.known.extend(vec![i16::from(count > 0); count.max(1)]);
        if self.kind == Type::Texts {
            self.continued.push(0);
            self.continued.extend(vec![1; count.saturating_sub(1)]);
        }
    }

    fn write(&self, writer: &mut SerializedColumnWriter<'_>) -> Result<(), ParquetError> {
        let known = Some(&self.known[..]);
        let continued = (self.kind == Type::Texts).then_some(&self.continued[..]);
        match self.kind {
            Type::Text | Type::Texts => {
                writer
                    .typed::<ByteArrayType>()
                    .write_batch(&self.texts, known, continued)?
            }
            Type::Whole => writer
                .typed::<Int64Type>()
                .write_batch(&self.wholes, known, None)?,
            Type::Number => writer
                .typed::<DoubleType>()
                .write_batch(&self.numbers, known, None)?,
            Type::Flag => writer
                .typed::<BoolType>()
                .write_batch(&self.flags, known, None)?,
        };
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::tests::affair;
    use parquet::file::reader::{FileReader, SerializedFileReader};
    use parquet::record::RowAccessor as _;
    use std::fs::File;

    type Part = fn(&View, &mut dyn Write) -> io::Result<()>;

    fn read(write: Part) -> SerializedFileReader<File> {
        let mut file = tempfile::tempfile().expect("a file");
        write(&affair(), &mut file).expect("a file to write to");
        SerializedFileReader::new(file).expect("Parquet")
    }

    #[test]
    fn every_row_is_there_with_its_lists() {
        let view = affair();
        let reader = read(write_edges);
        let rows = reader.get_row_iter(None).expect("rows");
        let mut count = 0;
        for (row, (_, from, _, edge)) in rows.zip(view.edges()) {
            let row = row.expect("a row");
            assert_eq!(row.get_string(1).ok(), Some(&view.node(from).id));
            let articles = row.get_list(17).expect("a list");
            assert_eq!(articles.len(), edge.articles.len());
            count += 1;
        }
        assert_eq!(count, view.graph().edge_count());
    }

    #[test]
    fn nodes_and_claims_have_a_row_each() {
        let view = affair();
        let rows = |write: Part| read(write).metadata().file_metadata().num_rows();
        assert_eq!(
            usize::try_from(rows(write_nodes)),
            Ok(view.graph().node_count())
        );
        assert!(rows(write_claims) > 4);
    }
}
