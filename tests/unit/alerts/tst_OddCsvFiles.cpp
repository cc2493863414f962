// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "OddFiles.h"

using namespace casewright;
using tests::OddFile;
using tests::repeated;
using tests::Skip;

namespace {

const std::vector<OddFile>& oddFiles()
{
    const std::string head = "@timestamp,a\n1767600000,1\n";
    const std::string first = "2026-01-05T08:00:00.000Z f/row-1 a=string:1\n";
    static const std::vector<OddFile> all = {
        {"a zero byte at the beginning of CSV", "f.csv", head + std::string("1767600001,\0\n", 13), {},
         "the file is no text; alerts are read from JSON (a document a line, or a list) and CSV"},
        {"a zero byte further on in CSV", "f.csv",
         head + repeated("\r\n", 2'100) + std::string("1767600001,\0\n1767600002,2\n", 26), {},
         "2103:12: a zero byte stands in the line, which no text has" + Skip, 2, 1},
        {"too few or too many cells", "f.csv", head + "1767600001\n1767600002,2,3\n", {},
         "3:11: the row has 1 cell and the header 2" + Skip, 1, 2},
        {"the last row cut off", "f.csv", "@timestamp,a,b\n1767600000,1,2\n1767600001,1", {},
         "3:13: the row has 2 cells and the header 3; the file ends there, and seems to be cut off" + Skip, 1, 1},
        {"a quote that is never closed", "f.csv", head + "1767600001,\"x\n1767600002,2\n1767600003,3\n", {},
         "3:12: a quoted value is not closed when the file ends" + Skip, 3, 1},
        {"a quote inside a value", "f.csv", head + "1767600001,6\" disk\n1767600002,\"x\n1767600003,\"y\"\n", {},
         "3:13: a quote stands inside a value; quote the whole value and double the quotes in it" + Skip, 2, 2},
        {"a quote inside a value between tabs", "f.tsv",
         "@timestamp\ta\tb\n1767600000\tcmd /c \"dir c:\"\t\"C:\\x y\" -a\r\n1767600001\t\"x\ty \"\"z\"\"\"\t5\"\n"
         "1767600002\t\"two\nlines\"\t\"\"\n",
         "2026-01-05T08:00:00.000Z f/row-1 a=string:cmd /c \"dir c:\" b=string:\"C:\\x y\" -a\n"
         "2026-01-05T08:00:01.000Z f/row-2 a=string:x\ty \"z\" b=string:5\"\n"
         "2026-01-05T08:00:02.000Z f/row-3 a=string:two\nlines b=-\n"},
        {"a quote inside a value", "f.tsv", "@timestamp\ta\n1767600000\t\"x\ny\"z\n1767600001\t1\n", {},
         "2: a quote stands inside a value; quote the whole value and double the quotes in it" + Skip, 1, 2},
        {"a carriage return alone in CSV", "f.csv", head + "1767600001,2\r1767600002,3\n", {},
         "3:13: a carriage return stands alone; lines must end with a line feed" + Skip, 1, 1},
        {"CRLF, and blank lines", "f.csv", "\r\n@timestamp,a\r\n\r\n1767600000,1\r\n\n", first},
        {"a header alone", "f.csv", "@timestamp,a\n", ""},
        {"a header alone", "f.csv", "@timestamp,a", ""},
        {"two columns of the same name", "f.csv", "@timestamp,a,a\n1767600000,1,2\n", {},
         "1: two columns are called \"a\"; give one of them another name in the header line"},
        {"a field that lies in another, both with values", "f.csv",
         "@timestamp,host.name,host\n1767600000,web,\n1767600001,,web\n1767600002,web,10.0.0.1\n", {},
         "4: the columns \"host\" and \"host.name\" both have a value, and no document can have host.name in the text host; "
         "map one of them to another field" + Skip, 2, 1},
        {"a field that lies in another, both with values", "f.csv",
         "@timestamp,a.keyword,a,b.c\n1767600000,1,1,\n", first},
        {"a column without a name", "f.csv", "@timestamp,,a\n1767600000,0,1\n",
         "2026-01-05T08:00:00.000Z f/row-1 a=string:1 column-2=string:0\n"},
        {"an empty cell", "f.csv", "@timestamp,a,b\n1767600000,,\"\"\n1767600001,1, \n",
         "2026-01-05T08:00:00.000Z f/row-1 a=- b=-\n2026-01-05T08:00:01.000Z f/row-2 a=string:1 b=string: \n"},
        {"a mapping of a column that is not there", "f.csv", head, {},
         "1: there is no column \"b\" to map to host.name; the file has: @timestamp, a", -1, 0, "b=host.name"},
        {"two columns mapped to one field", "f.csv", "@timestamp,a,b\n1767600000,1,2\n", {},
         "1: the columns \"a\" and \"b\" both give the field b; map one of them to another field", -1, 0, "a=b"},
        {"no column that may be the time", "f.csv", "host,when\nweb,soon\n", {},
         "1: no column gives the time @timestamp; map the one that has it; the file has: host, when"},
        {"a time in a column that a mapping leaves out", "f.csv", "host,time\nweb,1767600000\n", {},
         "1: no column gives the time @timestamp; the values of \"time\" are times: map it to @timestamp; the file has: "
         "host, time", -1, 0, "host=host.name"},
        {"a time in a column of any name", "f.csv", "a,when\n1,2026-01-05 08:00\n", first},
        {"numbers in a column of any name", "f.csv", "a,when\n1,1767600000\n", {},
         "1: no column gives the time @timestamp; the numbers in \"when\" may be times: if they are, map it to @timestamp; "
         "the file has: a, when"},
        {"a column called as a time, with values that are none", "f.csv",
         "Time,Ticket,Seen\n01.02.2026 10:00,1234567890,2026-02-01\n", {},
         "1: no column gives the time @timestamp; the column \"Time\" is called as a time, and \"01.02.2026 10:00\" is no "
         "ISO 8601 time; write it like 2026-01-05T08:00:00.000Z; the file has: Time, Ticket, Seen"},
        {"a column called as a time, with values that are none", "f.csv", "time,url\n0.5,/a\n", {},
         "1: no column gives the time @timestamp; the column \"time\" is called as a time, and its values are none from 2000 "
         "to 2099: \"0.5\"; map the one that has it; the file has: time, url"},
        {"day and time of day in two columns", "f.csv", "Date,Time,a\n2026-01-05,10:00:00,1\n", {},
         "1: no column gives the time @timestamp; \"Date\" has days only, and \"Time\" (10:00:00) stands apart: write day "
         "and time into one column, like 2026-01-05T08:00:00Z, or map the one that is to be the time; the file has: Date, "
         "Time, a"},
        {"a line `sep=;` before the header", "f.csv", "sep=;\n@timestamp;a\n1767600000;1\n", first},
        {"a line `sep=;` before the header", "f.txt", "\xef\xbb\xbfSEP=|\r\n@timestamp|a\r\n1767600000|1\r\n", first},
        {"a line `sep=;` before the header", "f.csv", "\"sep=\t\"\n@timestamp\ta\n1767600000\t1\n", first},
        {"a time that is missing or null", "f.csv", head + ",2\n", {},
         "3:1: @timestamp: the document has no time" + Skip, 1, 1},
        {"a time that is none", "f.csv", head + "noon,2\n 1767600000,3\n", {},
         "3:1: @timestamp: \"noon\" is no ISO 8601 time; write it like 2026-01-05T08:00:00.000Z" + Skip, 1, 2},
    };
    return all;
}

} // namespace

/// The table of CSV in core/alerts/README.md: each row holds, to the letter of its messages.
class OddCsvFilesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void doWhatTheTableSays_data()
    {
        QTest::addColumn<int>("number");
        for (int number = 0; number < static_cast<int>(oddFiles().size()); ++number) {
            const OddFile& odd = oddFiles()[static_cast<std::size_t>(number)];
            QTest::addRow("%s (%d)", odd.row.c_str(), number + 1) << number;
        }
    }
    void doWhatTheTableSays()
    {
        QFETCH(const int, number);
        tests::tryOddFile(oddFiles()[static_cast<std::size_t>(number)]);
    }
    void theTableNamesAll()
    {
        QStringList elsewhere;
        tests::tryTable(QStringLiteral("CSV"), oddFiles(), elsewhere);
        tests::tryNames(oddFiles());
    }
};

QTEST_GUILESS_MAIN(OddCsvFilesTest)
#include "tst_OddCsvFiles.moc"
