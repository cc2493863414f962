// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/AnalystModels.h"

#include <algorithm>
#include <charconv>
#include <string_view>
#include <utility>

#include "core/store/Workspace.h"
#include "ui/bridge/AnalystFile.h"
#include "ui/bridge/Text.h"
#include "ui/bridge/WorkspaceSession.h"
#include "ui/bridge/WorkspaceWriter.h"

namespace casewright::ui {
namespace {

using engine::AnalystModel;

constexpr const char* ChoiceSetting = "analysts";
constexpr const char* SeedSetting = "analystsSeed";

// For the writer, beside the keys of models, which are above 0.
constexpr std::int64_t ChoiceKey = -1;
constexpr std::int64_t SeedKey = -2;

template <typename Number>
std::optional<Number> numberIn(const std::optional<std::string>& text)
{
    Number number{};
    if (!text)
        return std::nullopt;
    const char* const end = text->data() + text->size();
    const auto [rest, problem] = std::from_chars(text->data(), end, number);
    return problem == std::errc{} && rest == end ? std::optional(number) : std::nullopt;
}

} // namespace

AnalystModels::AnalystModels(WorkspaceSession& session, QObject* parent)
    : QObject(parent), m_session(session), m_writer(new WorkspaceWriter(QStringLiteral("analysts"), this))
{
    connect(m_writer, &WorkspaceWriter::failed, &m_session, &WorkspaceSession::report);
    connect(&m_session, &WorkspaceSession::aboutToClose, m_writer, &WorkspaceWriter::finish);
    connect(&m_session, &WorkspaceSession::opened, this, &AnalystModels::readWorkspace);
    if (m_session.isOpen())
        readWorkspace();
}

AnalystModels::~AnalystModels() = default;

const AnalystModel* AnalystModels::find(std::int64_t key) const
{
    const auto found = std::ranges::find(m_models, key, &store::StoredAnalysts::key);
    return found == m_models.end() ? nullptr : &found->model;
}

std::vector<store::StoredAnalysts>::iterator AnalystModels::placeOf(std::int64_t key)
{
    return std::ranges::find(m_models, key, &store::StoredAnalysts::key);
}

bool AnalystModels::isWritable() const { return m_session.isOpen() && !m_session.isReadOnly(); }

bool AnalystModels::mayChange(const QString& otherwise) const
{
    if (!isWritable())
        m_session.report(otherwise);
    return isWritable();
}

std::optional<base::Error> AnalystModels::problemOf(const AnalystModel& model)
{
    // The reader of files knows all limits, and the file is how a model is kept.
    base::Result<AnalystModel> read = engine::parseAnalysts(engine::writeAnalysts(model));
    return read ? std::nullopt : std::optional(std::move(read.error()));
}

AnalystModel AnalystModels::chosenModel() const
{
    const AnalystModel* const model = m_chosen ? find(*m_chosen) : nullptr;
    return model ? *model : AnalystModel();
}

void AnalystModels::choose(std::optional<std::int64_t> key)
{
    if (key == m_chosen || (key && !find(*key)))
        return;
    m_chosen = key;
    writeSetting(ChoiceKey, ChoiceSetting, key ? std::to_string(*key) : std::string());
    Q_EMIT choiceChanged();
}

void AnalystModels::setSeed(std::uint64_t seed)
{
    if (seed == m_seed)
        return;
    m_seed = seed;
    writeSetting(SeedKey, SeedSetting, std::to_string(seed));
    Q_EMIT choiceChanged();
}

std::string AnalystModels::freeName(const std::string& wanted) const
{
    const auto isTaken = [this](const std::string& name) {
        return std::ranges::any_of(m_models, [&](const auto& stored) { return stored.model.name == name; });
    };
    std::string name = wanted;
    for (int number = 2; isTaken(name); ++number)
        name = wanted + ' ' + std::to_string(number);
    return name;
}

std::optional<std::int64_t> AnalystModels::add(AnalystModel model)
{
    if (!mayChange(tr("The analysts were not added: the workspace can only be read.")))
        return std::nullopt;
    model.name = freeName(model.name);
    const base::Result<std::int64_t> key = m_session.workspace().addAnalysts(model);
    if (!key) {
        m_session.report(toText(key.error()));
        return std::nullopt;
    }
    m_models.push_back({.key = *key, .model = std::move(model)});
    Q_EMIT modelsChanged();
    choose(*key);
    return *key;
}

bool AnalystModels::edit(std::int64_t key, const AnalystModel& changed)
{
    const auto place = placeOf(key);
    if (place == m_models.end()
        || !mayChange(tr("The analysts were not changed: the workspace can only be read.")))
        return false;
    if (place->model == changed)
        return true;
    place->model = changed;
    write(*place);
    Q_EMIT modelsChanged();
    return true;
}

bool AnalystModels::remove(std::int64_t key)
{
    const auto place = placeOf(key);
    if (place == m_models.end()
        || !mayChange(tr("The analysts were not removed: the workspace can only be read.")))
        return false;
    m_writer->put(key, [key](store::Workspace& workspace) -> base::Result<void> {
        const base::Result<void> removed = workspace.removeAnalysts(key);
        if (!removed && removed.error().code == base::ErrorCode::NotFound)
            return {}; // Another program was faster.
        return removed;
    });
    m_removed = Removed{.row = place - m_models.begin(), .stored = std::move(*place), .wasChosen = m_chosen == key};
    m_models.erase(place);
    if (m_chosen == key)
        choose(std::nullopt);
    Q_EMIT modelsChanged();
    return true;
}

void AnalystModels::bringBack()
{
    if (!m_removed || !isWritable())
        return;
    const Removed removed = *std::exchange(m_removed, std::nullopt);
    const auto last = static_cast<std::ptrdiff_t>(m_models.size());
    m_models.insert(m_models.begin() + std::min(removed.row, last), removed.stored);
    write(removed.stored);
    Q_EMIT modelsChanged();
    if (removed.wasChosen)
        choose(removed.stored.key);
}

base::Result<void> AnalystModels::importFile(const QString& path)
{
    base::Result<AnalystModel> model = readAnalystFile(path);
    if (!model)
        return base::fail(std::move(model.error()));
    if (!add(std::move(*model)))
        return base::fail(base::ErrorCode::Unwritable, toUtf8(tr("The workspace could not be written.")));
    return {};
}

base::Result<void> AnalystModels::exportChosen(const QString& path) const
{
    const AnalystModel* const model = m_chosen ? find(*m_chosen) : nullptr;
    if (!model)
        return base::fail(base::ErrorCode::NotFound, toUtf8(tr("No analysts are chosen. Choose some first.")));
    if (const std::optional<base::Error> problem = problemOf(*model))
        return base::fail(base::ErrorCode::InvalidValue,
                          toUtf8(tr("Nothing was written, because no program could read it: %1")
                                     .arg(toText(problem->text))));
    return writeAnalystFile(path, *model);
}

void AnalystModels::finishSaving() { m_writer->finish(); }

void AnalystModels::write(const store::StoredAnalysts& stored)
{
    if (!problemOf(stored.model))
        m_writer->put(stored.key, [stored](store::Workspace& workspace) { return workspace.saveAnalysts(stored); });
}

void AnalystModels::writeSetting(std::int64_t key, const char* name, const std::string& value)
{
    if (isWritable())
        m_writer->put(key, [name, value](store::Workspace& workspace) { return workspace.setSetting(name, value); });
}

/// Of the workspace that was open until now.
void AnalystModels::reportUnsaved()
{
    for (const store::StoredAnalysts& stored : m_models) {
        if (const std::optional<base::Error> problem = problemOf(stored.model))
            m_session.report(tr("The last changes to “%1” were not saved: %2")
                                 .arg(toText(stored.model.name), toText(problem->text)));
    }
}

void AnalystModels::readWorkspace()
{
    // Into the workspace before, where a page changed something while it was about to close.
    m_writer->close();
    reportUnsaved();
    if (!m_session.isReadOnly())
        m_writer->open(m_session.path());
    m_models.clear();
    m_removed.reset();
    if (base::Result<std::vector<store::StoredAnalysts>> models = m_session.workspace().analysts())
        m_models = std::move(*models);
    else
        m_session.report(toText(models.error()));
    readChoice();
    Q_EMIT modelsChanged();
    Q_EMIT choiceChanged();
}

void AnalystModels::readChoice()
{
    const auto read = [this](const char* name) -> std::optional<std::string> {
        base::Result<std::optional<std::string>> value = m_session.workspace().setting(name);
        if (value)
            return std::move(*value);
        m_session.report(toText(value.error()));
        return std::nullopt;
    };
    m_chosen = numberIn<std::int64_t>(read(ChoiceSetting));
    if (m_chosen && !find(*m_chosen))
        m_chosen.reset();
    m_seed = numberIn<std::uint64_t>(read(SeedSetting)).value_or(1);
}

} // namespace casewright::ui
