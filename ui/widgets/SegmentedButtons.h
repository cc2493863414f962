// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>
#include <QWidget>

class QButtonGroup;

namespace casewright::ui {

/// A few choices side by side, one chosen; arrow keys move between them.
class SegmentedButtons final : public QWidget {
    Q_OBJECT

public:
    /// `label` is the accessible name of the whole; buttons have the object names "segment0", "segment1", …
    explicit SegmentedButtons(const QString& label, const QStringList& texts, QWidget* parent = nullptr);

    /// Chooses; emits nothing.
    void setCurrent(int index);
    [[nodiscard]] int current() const;

Q_SIGNALS:
    /// A person chose another.
    void chosen(int index);

private:
    QButtonGroup* m_group = nullptr;
};

} // namespace casewright::ui
