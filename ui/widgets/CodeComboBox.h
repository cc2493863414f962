// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/ElidedComboBox.h"

#include <QList>
#include <QString>

namespace casewright::ui {

/// A few codes to choose from, shown by their names: "Is above" for `>`. A code that is not among them, as a file may
/// bring it, stands behind them as it is written, until another one is chosen.
class CodeComboBox final : public ElidedComboBox {
    Q_OBJECT

public:
    struct Option {
        QString code{};
        QString text{};
    };

    /// `label` is the accessible name.
    CodeComboBox(const QString& label, const QList<Option>& options, QWidget* parent = nullptr);

    /// Other codes to choose from; the chosen one stays, among them or not. Emits nothing.
    void setOptions(const QList<Option>& options);
    /// Chooses; emits nothing. `name` is what a code is called that is not among the options; none: "as written: …".
    void setCode(const QString& code, const QString& name = {});
    [[nodiscard]] QString code() const;

Q_SIGNALS:
    /// A person chose another.
    void codeChosen(const QString& code);

private:
    int m_known = 0; ///< options; one more is a code of a file
    QString m_code;
};

} // namespace casewright::ui
