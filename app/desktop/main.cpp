// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/MainWindow.h"
#include "ui/shell/WindowLayout.h"
#include "ui/widgets/ActionTable.h"
#include "ui/widgets/Theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QSettings>

#include <cstdio>
#include <optional>

using namespace Qt::StringLiterals;
using casewright::ui::ActionTable;
using casewright::ui::MainWindow;
using casewright::ui::Theme;
using casewright::ui::WindowLayout;

namespace {

constexpr int WrongUsage = 2;

/// What the command line asks for.
struct Arguments {
    QString page;
    std::optional<Theme::Choice> theme;
};

/// None: wrong usage, and the reason is printed.
std::optional<Arguments> parse(const QApplication& application)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QApplication::translate("main", "A test bench for the Cases action of Kibana's alerting rules"));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption page(u"page"_s, QApplication::translate("main", "Show this page first."), u"NAME"_s);
    const QCommandLineOption theme(u"theme"_s, QApplication::translate("main", "Be light or dark, or as the system is."),
                                   u"light|dark|system"_s);
    parser.addOptions({page, theme});
    parser.process(application);

    Arguments arguments{.page = parser.value(page), .theme = std::nullopt};
    const QString name = parser.value(theme);
    if (name == u"light")
        arguments.theme = Theme::Choice::Light;
    else if (name == u"dark")
        arguments.theme = Theme::Choice::Dark;
    else if (name == u"system")
        arguments.theme = Theme::Choice::System;
    else if (parser.isSet(theme)) {
        std::fprintf(stderr, "casewright: --theme takes light, dark or system, not \"%s\"\n", qUtf8Printable(name));
        return std::nullopt;
    }
    return arguments;
}

} // namespace

int main(int argc, char** argv)
{
    QApplication::setApplicationName(u"casewright"_s);
    QApplication::setApplicationDisplayName(u"Casewright"_s);
    QApplication::setOrganizationName(u"casewright"_s);
    QApplication::setApplicationVersion(QStringLiteral(CASEWRIGHT_VERSION));
    QApplication::setDesktopFileName(u"casewright"_s);
    QApplication application(argc, argv);
    const std::optional<Arguments> arguments = parse(application);
    if (!arguments)
        return WrongUsage;

    QSettings settings;
    Theme theme(application);
    ActionTable actions;
    MainWindow window(actions, theme);
    WindowLayout layout(window, theme, settings);
    layout.restore();
    if (arguments->theme)
        theme.choose(*arguments->theme);
    if (!arguments->page.isEmpty())
        window.showPage(arguments->page);
    window.show();
    return QApplication::exec();
}
