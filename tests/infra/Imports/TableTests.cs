using System.Text;
using JobAssist.Mobile.Infra.Spreadsheets;

namespace JobAssist.Mobile.Infra.Tests.Imports;

public sealed class TableTests
{
    private static readonly TableShape Shape = new(["a", "b"], ["c"]);

    [Fact]
    public void A_row_knows_the_line_on_which_it_begins_whatever_lies_before_it()
    {
        var rows = RowsOf("a,b\r\n1,\"two\r\nlines\"\r\n\r\n3,4\r\n");

        Assert.Equal([2, 5], rows.Select(row => row.Line));
        Assert.Equal("two\r\nlines", rows[0].Cells["b"]);
    }

    [Fact]
    public void A_row_with_a_cell_too_many_or_a_stray_quotation_mark_is_faulty_and_its_neighbours_are_not()
    {
        var rows = RowsOf("a,b\n1,2\n1,2,3\n4,x\"y\n5,6\n");

        Assert.Equal([null, "row.cells", "row.quotes", null], rows.Select(row => row.Fault?.Code));
    }

    [Fact]
    public void A_byte_order_mark_is_no_part_of_the_first_column()
    {
        var reading = CsvTable.Read([.. Encoding.UTF8.Preamble, .. "a,b\n1,2\n"u8], Shape);

        Assert.Single(Assert.IsType<TableReading.Rows>(reading).Items);
    }

    [Fact]
    public void A_file_of_more_rows_than_the_limit_is_refused_before_it_is_checked()
    {
        var text = new StringBuilder("a,b\n");
        for (var row = 0; row <= TableLimits.MaxRows; row++) text.Append("1,2\n");

        Assert.Equal("file.too_large", Assert.IsType<TableReading.Refused>(CsvTable.Read(Encoding.UTF8.GetBytes(text.ToString()), Shape)).Fault.Code);
    }

    [Fact]
    public void A_json_row_knows_its_line_and_a_broken_file_names_the_line_of_the_break()
    {
        var rows = Assert.IsType<TableReading.Rows>(JsonTable.Read("{\n \"list\": [\n  {\"a\": \"x\", \"b\": [1]},\n  {\"a\": \"y\", \"b\": []}\n ]\n}"u8, "list", Shape)).Items;
        var broken = Assert.IsType<TableReading.Refused>(JsonTable.Read("{\n \"list\": [\n"u8, "list", Shape)).Fault;

        Assert.Equal([(3, "[1]"), (4, "[]")], rows.Select(row => (row.Line, row.Cells["b"])));
        Assert.Equal(("file.unreadable", true), (broken.Code, broken.Line >= 2));
    }

    private static IReadOnlyList<TableRow> RowsOf(string text) => Assert.IsType<TableReading.Rows>(CsvTable.Read(Encoding.UTF8.GetBytes(text), Shape)).Items;
}
