// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include <cstdint>
#include <optional>
#include <vector>

#include "core/store/StoredValues.h"

class QComboBox;
class QHBoxLayout;
class QLabel;

namespace casewright::ui {

class ElidedLabel;

/// The first line of the What-if page: which rule against which alerts, and what came of asking.
class WhatIfHeader final : public QWidget {
    Q_OBJECT

public:
    explicit WhatIfHeader(QWidget* parent = nullptr);

    void setRules(const std::vector<store::StoredRule>& rules, std::optional<std::int64_t> current);
    void setSources(const std::vector<store::StoredSource>& sources, std::optional<std::int64_t> current);
    void setSummary(const QString& text);
    /// A button at the right end. The header takes it.
    void addButton(QWidget* button);

Q_SIGNALS:
    void ruleChosen(qint64 key);
    void sourceChosen(qint64 key);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    [[nodiscard]] QComboBox* addChooser(const QString& name, const QString& label, const QString& placeholder);

    QComboBox* m_rules = nullptr;
    QLabel* m_against = nullptr;
    QComboBox* m_sources = nullptr;
    ElidedLabel* m_summary = nullptr;
    QHBoxLayout* m_layout = nullptr;
};

} // namespace casewright::ui
