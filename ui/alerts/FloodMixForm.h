// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include <optional>
#include <string>
#include <vector>

#include "core/store/StoredValues.h"
#include "ui/alerts/FloodChange.h"

namespace casewright::ui {

class ElidedComboBox;
class FieldNote;
class FormRows;
class NumberEdit;

/// What a flood is mixed into: a file among the sources of the workspace, and how strongly. A history that is none of
/// them stays, by its path.
class FloodMixForm final : public QWidget {
    Q_OBJECT

public:
    explicit FloodMixForm(QWidget* parent = nullptr);

    /// The sources of the workspace; floods among them are left out. Emits nothing.
    void setSources(const std::vector<store::StoredSource>& sources);
    /// Emits nothing.
    void setFlood(const alerts::Flood& flood);
    /// By its key in the flood's `mix`; an empty text: nothing is wrong. False: none of its controls has the key.
    bool setProblem(const QString& key, const QString& text);

Q_SIGNALS:
    void edited(const casewright::ui::FloodChange& change);

private:
    /// A file that can be chosen.
    struct History {
        QString name;
        std::string path;
        std::string mapping;

        friend bool operator==(const History&, const History&) = default;
    };
    void build();
    void fill();
    void choose(int index);
    void showChosen();

    std::vector<History> m_histories;       ///< by place in the list, behind "nothing"
    std::optional<alerts::FloodMix> m_mix;
    double m_strength = 1;                  ///< for the next history, if there is none now
    FormRows* m_rows = nullptr;
    ElidedComboBox* m_history = nullptr;
    NumberEdit* m_percent = nullptr;
    FieldNote* m_hint = nullptr;
};

} // namespace casewright::ui
