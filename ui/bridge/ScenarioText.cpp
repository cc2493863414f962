// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/ScenarioText.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

#include <nlohmann/json.hpp>

#include "core/alerts/InputFile.h"
#include "core/base/Json.h"
#include "core/base/JsonPlace.h"
#include "ui/bridge/Text.h"

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;
using base::ErrorCode;
using base::Json;

constexpr std::size_t ChunkBytes = std::size_t{1} << 20U;

/// The context of the translations.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(ScenarioText)
};

/// What to do with a file of another kind of ours.
QString adviceFor(const std::string& kind)
{
    if (kind.starts_with("kql-vectors/"))
        return Words::tr("This is a KQL file: queries with the documents that they match. It opens no cases, so that "
                         "there is nothing to show here. To see what a rule does with its documents, keep them as "
                         "lines in a file of their own and open that on the Alerts page.");
    if (kind.starts_with("lifecycle-vectors/"))
        return Words::tr("This is a lifecycle file: it is about rules whose alerts come and go, which this Casewright "
                         "does not simulate. Open scenario files (\"scenario/1\") here.");
    if (kind.starts_with("flood/"))
        return Words::tr("This is a flood: it makes alerts. Make a source of it on the Alerts page, then run a rule "
                         "against it here.");
    if (kind.starts_with("analysts/"))
        return Words::tr("This is an analyst file: it says who works on cases. Import it with “Edit analysts…”.");
    if (kind.starts_with("result/"))
        return Words::tr("This is a result of casewright-cli, which cannot be played. Open the scenario, or the rule "
                         "and the alerts, that it came from.");
    return Words::tr("Files of the kind \"%1\" are not known to this Casewright. It opens \"scenario/1\" and "
                     "\"rule-run-vectors/1\" here.")
        .arg(toText(kind));
}

/// The same for what is none of ours.
QString adviceFor(const Json& root)
{
    if (root.is_object() && (root.contains("rule_type_id") || root.contains("actions")))
        return Words::tr("This is no scenario file, but looks like a rule. Import it on the Rules page.");
    if (root.is_array() || (root.is_object() && (root.contains("hits") || root.contains("@timestamp"))))
        return Words::tr("This is no scenario file, but looks like alerts. Open it on the Alerts page.");
    return Words::tr("This is no scenario file: it has no \"casewright\": \"scenario/1\". “Save as scenario” writes "
                     "one of a simulation.");
}

} // namespace

base::Result<std::string> readScenarioText(const QString& path, const std::stop_token& stop)
{
    const auto file = alerts::InputFile::open(toUtf8(path));
    if (!file)
        return base::fail(file.error());
    const base::Location place{.file = toUtf8(path), .field = {}};
    if ((*file)->size() > LargestScenario)
        return base::fail(ErrorCode::LimitReached,
                          toUtf8(Words::tr("The file has more than 64 MB. Check it with casewright-cli test, or cut it "
                                           "into several scenarios.")),
                          place);
    std::string text(static_cast<std::size_t>((*file)->size()), '\0');
    for (std::size_t done = 0; done < text.size();) {
        if (stop.stop_requested())
            return base::fail(ErrorCode::Cancelled, "stopped on request");
        const auto got = (*file)->read(done, text.data() + done, std::min(ChunkBytes, text.size() - done));
        if (!got)
            return base::fail(got.error());
        if (*got == 0)
            text.resize(done); // it has become shorter
        done += *got;
    }
    return text;
}

base::Result<ScenarioKind> kindOfScenario(const std::string& text, const QString& path)
{
    const QString ending = QFileInfo(path).suffix().toLower();
    if (ending == u"ndjson" || ending == u"jsonl" || ending == u"csv")
        return base::fail(ErrorCode::NotSupported, toUtf8(adviceFor(Json::array())),
                          base::Location{.file = toUtf8(path), .field = {}});
    const base::Result<Json> root = base::parseJson(text, toUtf8(path));
    if (!root)
        return base::fail(root.error());
    const auto written = root->is_object() ? root->find("casewright") : root->end();
    const bool hasKind = root->is_object() && written != root->end() && written->is_string();
    if (!hasKind)
        return base::fail(ErrorCode::NotSupported, toUtf8(adviceFor(*root)),
                          base::placeInJson(text, {}, toUtf8(path)));
    const std::string kind = written->get<std::string>();
    if (kind.starts_with("scenario/"))
        return ScenarioKind::Scenario;
    if (kind.starts_with("rule-run-vectors/"))
        return ScenarioKind::RuleRuns;
    return base::fail(ErrorCode::NotSupported, toUtf8(adviceFor(kind)),
                      base::placeInJson(text, "/casewright", toUtf8(path)));
}

} // namespace casewright::ui
