// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/RuleFile.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include "ui/bridge/NamedFile.h"
#include "ui/bridge/Text.h"

namespace casewright::ui {
namespace {

/// The context of the translations.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(RuleFile)
};

tl::unexpected<base::Error> failed(base::ErrorCode code, const QString& text, const QString& path)
{
    return base::fail(code, toUtf8(text), base::Location{.file = toUtf8(path), .line = 0, .column = 0, .field = {}});
}

} // namespace

base::Result<std::string> readRuleFile(const QString& path)
{
    QFile file(path);
    if (QFileInfo(path).isDir())
        return failed(base::ErrorCode::Unreadable, Words::tr("This is a folder. Choose a rule file."), path);
    if (const base::Result<void> checked = checkIsNoWorkspace(path); !checked)
        return base::fail(checked.error());
    if (!file.open(QIODevice::ReadOnly))
        return failed(base::ErrorCode::Unreadable,
                      Words::tr("The file could not be opened: %1.").arg(file.errorString()), path);
    const QByteArray text = file.read(LargestRuleFile + 1);
    if (file.error() != QFileDevice::NoError)
        return failed(base::ErrorCode::Unreadable, Words::tr("The file could not be read: %1.").arg(file.errorString()),
                      path);
    if (text.size() > LargestRuleFile)
        return failed(base::ErrorCode::NotSupported,
                      Words::tr("The file has more than 10 MB. Import its rules in parts."),
                      path);
    return text.toStdString();
}

base::Result<void> writeRuleFile(const QString& path, std::string_view text)
{
    if (const base::Result<void> checked = checkIsNoWorkspace(path); !checked)
        return base::fail(checked.error());
    QSaveFile file(path);
    const bool isWritten = file.open(QIODevice::WriteOnly)
        && file.write(text.data(), static_cast<qint64>(text.size())) == static_cast<qint64>(text.size())
        && file.commit();
    if (!isWritten)
        return failed(base::ErrorCode::Unwritable,
                      Words::tr("The file could not be written: %1. Nothing was changed; choose another folder.")
                          .arg(file.errorString()),
                      path);
    return {};
}

} // namespace casewright::ui
