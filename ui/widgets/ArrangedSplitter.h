// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QSplitter>

namespace casewright::ui {

/// A splitter whose owner shares its room until a person moves a handle. What the person moved stays from then on, also
/// in the next start; what nobody moved is not kept. The owner asks isArranged() before it sets any sizes.
class ArrangedSplitter : public QSplitter {
    Q_OBJECT

public:
    explicit ArrangedSplitter(Qt::Orientation orientation, QWidget* parent = nullptr);

    /// A person moved a handle, now or before an earlier start ended.
    [[nodiscard]] bool isArranged() const { return m_isArranged; }
    /// What saveState() gave when it was arranged. Of a splitter that lay in the other direction it says nothing.
    void restoreArrangement(const QByteArray& state);

protected:
    void showEvent(QShowEvent* event) override;

private:
    bool m_isArranged = false;
    QByteArray m_restored;   ///< applied again when it has its real size for the first time
};

} // namespace casewright::ui
