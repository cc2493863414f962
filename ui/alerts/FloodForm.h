// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QScrollArea>

#include <cstdint>
#include <optional>
#include <vector>

#include "core/store/StoredValues.h"
#include "ui/alerts/FloodChange.h"

class QLabel;
class QVBoxLayout;

namespace casewright::ui {

class Banner;
class FieldNote;
class FloodBasics;
class FloodFieldList;
class FloodMixForm;
class FloodPresetBox;
class FloodStormList;

/// All that a flood is made from. Holds what was written, also what is no sound flood yet; the page says what is wrong
/// with it. What a person does not touch stays exactly as it was set.
class FloodForm final : public QScrollArea {
    Q_OBJECT

public:
    explicit FloodForm(QWidget* parent = nullptr);

    /// Another flood; emits nothing.
    void setFlood(const alerts::Flood& flood, std::uint64_t seed);
    [[nodiscard]] const alerts::Flood& flood() const { return m_flood; }
    [[nodiscard]] std::uint64_t seed() const { return m_seed; }
    /// The sources of the workspace, which the flood may be mixed into. Emits nothing.
    void setSources(const std::vector<store::StoredSource>& sources);
    /// When a flood that is mixed into a history begins, as soon as that is known: shown, and not what the flood says.
    /// Emits nothing.
    void setHistoryStart(std::optional<base::Timestamp> start);
    /// What is wrong with a value, named as base::Location::field has it: "perMinute", "storms.0.after",
    /// "fields.0.name". Another name, or none: with the flood as a whole. An empty text: nothing.
    void setProblem(const QString& field, const QString& text);
    /// How many documents that makes.
    void setCount(const QString& text);
    void setReadOnly(bool isReadOnly);
    /// A place in the flood's storms, or one of FloodTexts. Emits nothing.
    void chooseStorm(int storm);

Q_SIGNALS:
    void edited();
    /// The next edit is none of a control: all that was here is replaced.
    void replaced();
    /// A person chose another storm, or none.
    void stormChosen(int storm);

private:
    /// What the flood was before a person did something that takes much away.
    struct Before {
        alerts::Flood flood;
        QString preset;
        bool isForOneEdit;   ///< a further edit makes it worthless
    };

    void buildHead();
    void buildParts();
    void connectParts();
    void change(const FloodChange& change);
    void showAll();
    void usePreset(const QString& id);
    void keepBefore(const QString& title, const QString& action, bool isForOneEdit);
    void goBack();
    void forgetBefore();

    alerts::Flood m_flood;
    std::uint64_t m_seed = 1;
    std::optional<base::Timestamp> m_historyStart;
    QString m_preset;                  ///< that a person chose for this flood
    std::optional<Before> m_before;
    bool m_isRemoving = false;         ///< the next edit is the one that m_before is for
    QWidget* m_body = nullptr;
    QVBoxLayout* m_layout = nullptr;
    FloodPresetBox* m_presets = nullptr;
    Banner* m_back = nullptr;
    QLabel* m_count = nullptr;
    FieldNote* m_note = nullptr;       ///< of the whole
    FloodBasics* m_basics = nullptr;
    FloodStormList* m_storms = nullptr;
    FloodFieldList* m_fields = nullptr;
    FloodMixForm* m_mix = nullptr;
};

} // namespace casewright::ui
