// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

#include "core/base/Result.h"
#include "core/engine/AnalystModel.h"
#include "core/store/StoredValues.h"
#include "ui/bridge/AnalystPresets.h"

namespace casewright::ui {

class WorkspaceSession;
class WorkspaceWriter;

/// Who may work on the cases of the open workspace's simulations: the models that a person made, the one that the next
/// simulation has, and the seed of what it draws. Every change is saved in the workspace at once, in the background;
/// what could not be written is reported and tried again. A model that is not sound, as it may be while a person edits
/// it, stays here as it is and is saved when it is sound. In a workspace that can only be read models do not change;
/// choice and seed do, until it is closed. One for the program, on the GUI thread.
class AnalystModels final : public QObject {
    Q_OBJECT

public:
    /// The session outlives it.
    explicit AnalystModels(WorkspaceSession& session, QObject* parent = nullptr);
    ~AnalystModels() override;

    /// In the order of the workspace. Valid until the next change.
    [[nodiscard]] const std::vector<store::StoredAnalysts>& models() const { return m_models; }
    /// Null if there is no such model. Valid until the next change.
    [[nodiscard]] const engine::AnalystModel* find(std::int64_t key) const;
    [[nodiscard]] bool isWritable() const;
    /// What an analyst file with the model would be refused for; `location->field` names the place, as
    /// "queue.shifts[0].to". Nothing for a sound one.
    [[nodiscard]] static std::optional<base::Error> problemOf(const engine::AnalystModel& model);

    /// Who works in the next simulation; nothing: nobody.
    [[nodiscard]] std::optional<std::int64_t> chosen() const { return m_chosen; }
    /// The same as a model, an idle one for nobody.
    [[nodiscard]] engine::AnalystModel chosenModel() const;
    /// Nobody, or a model that is here.
    void choose(std::optional<std::int64_t> key);
    [[nodiscard]] std::uint64_t seed() const { return m_seed; }
    void setSeed(std::uint64_t seed);

    /// Adds a model, under a name that no other has ("Office hours 2"), and chooses it. Nothing, and reported, if it
    /// could not be saved, which this waits for.
    std::optional<std::int64_t> add(engine::AnalystModel model);
    /// Puts the changed model in place of the one with the key. False if it may not change, or is not there.
    bool edit(std::int64_t key, const engine::AnalystModel& changed);
    /// Forgets the model; nobody works if it was the chosen one. False if it may not change, or is not there.
    bool remove(std::int64_t key);
    /// Puts the model that was removed last where it was, and chooses it if it was chosen.
    void bringBack();
    /// Adds what an analyst file says; an error says what is wrong with it and where.
    [[nodiscard]] base::Result<void> importFile(const QString& path);
    /// Writes the chosen model into an analyst file. A model that is not sound is not written.
    [[nodiscard]] base::Result<void> exportChosen(const QString& path) const;
    /// Waits until all is written, or could not be.
    void finishSaving();

Q_SIGNALS:
    void modelsChanged();     ///< another workspace, or one was added, changed or removed
    void choiceChanged();     ///< another is chosen, or another seed

private:
    struct Removed {
        std::ptrdiff_t row;
        store::StoredAnalysts stored;
        bool wasChosen;
    };
    void readWorkspace();
    void readChoice();
    void reportUnsaved();
    void write(const store::StoredAnalysts& stored);
    void writeSetting(std::int64_t key, const char* name, const std::string& value);
    [[nodiscard]] std::string freeName(const std::string& wanted) const;
    [[nodiscard]] bool mayChange(const QString& otherwise) const;
    [[nodiscard]] std::vector<store::StoredAnalysts>::iterator placeOf(std::int64_t key);

    WorkspaceSession& m_session;
    std::vector<store::StoredAnalysts> m_models;
    std::optional<std::int64_t> m_chosen;
    std::uint64_t m_seed = 1;
    std::optional<Removed> m_removed;
    WorkspaceWriter* m_writer;
};

} // namespace casewright::ui
