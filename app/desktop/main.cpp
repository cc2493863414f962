// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/AlertFiles.h"
#include "app/desktop/Desktop.h"
#include "ui/shell/MainWindow.h"
#include "ui/widgets/Theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QScreen>
#include <QSettings>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <iterator>
#include <optional>

using namespace Qt::StringLiterals;
using casewright::desktop::Desktop;
using casewright::desktop::isOfAlerts;
using casewright::ui::Theme;

namespace {

constexpr int WrongUsage = 2;

/// What the command line asks for.
struct Arguments {
    QString workspace;
    QStringList alerts;
    QString page;
    bool sample = false;
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
    const QCommandLineOption theme(
        u"theme"_s, QApplication::translate("main", "Be light or dark, or as the system is."), u"light|dark|system"_s);
    const QCommandLineOption sample(u"sample"_s, QApplication::translate("main", "Open the sample workspace."));
    parser.addOptions({page, theme, sample});
    parser.addPositionalArgument(
        u"workspace"_s, QApplication::translate("main", "The workspace to open; made if it is not there."),
        u"[WORKSPACE]"_s);
    parser.addPositionalArgument(
        u"alerts"_s, QApplication::translate("main", "Files with alerts, or floods, to open as sources."),
        u"[ALERTS...]"_s);
    parser.process(application);

    QStringList workspaces = parser.positionalArguments();
    QStringList alerts;
    std::copy_if(workspaces.cbegin(), workspaces.cend(), std::back_inserter(alerts), isOfAlerts);
    workspaces.removeIf(isOfAlerts);
    if (workspaces.size() > (parser.isSet(sample) ? 0 : 1)) {
        std::fprintf(stderr, "casewright: one workspace at a time; --help tells more\n");
        return std::nullopt;
    }
    Arguments arguments{.workspace = workspaces.value(0), .alerts = alerts, .page = parser.value(page),
                        .sample = parser.isSet(sample), .theme = std::nullopt};
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
    // A file that may not grow (ulimit -f) is a write that fails, which is reported, and no sudden death.
    std::signal(SIGXFSZ, SIG_IGN);
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
    Desktop desktop(application, settings);
    if (arguments->theme)
        desktop.theme().choose(*arguments->theme);
    if (!arguments->sample) {
        desktop.begin(arguments->workspace, arguments->alerts, arguments->page);
    } else {
        desktop.openSample();
        desktop.openAlerts(arguments->alerts);
        desktop.showPage(arguments->page);
    }
    // The first time on a small screen; later it comes back as it was.
    casewright::ui::MainWindow& window = desktop.window();
    window.resize(window.size().boundedTo(window.screen()->availableSize()));
    window.show();
    return QApplication::exec();
}
