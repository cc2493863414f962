// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <clocale>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <new>
#include <variant>

#include <QCoreApplication>

#include "app/cli/AdviseCommand.h"
#include "app/cli/CaseEditCommands.h"
#include "app/cli/CaseExportCommand.h"
#include "app/cli/CaseImportCommand.h"
#include "app/cli/CaseListCommand.h"
#include "app/cli/CasePushCommand.h"
#include "app/cli/CaseReadCommands.h"
#include "app/cli/CaseReportFileCommand.h"
#include "app/cli/CaseShowCommand.h"
#include "app/cli/CommandLine.h"
#include "app/cli/CompareCommand.h"
#include "app/cli/ConfigurationCommands.h"
#include "app/cli/ConnectorCommands.h"
#include "app/cli/ExplainCommand.h"
#include "app/cli/FieldsCommand.h"
#include "app/cli/GenerateCommand.h"
#include "app/cli/KqlMatchCommand.h"
#include "app/cli/KqlParseCommand.h"
#include "app/cli/RuleConvertCommand.h"
#include "app/cli/RuleValidateCommand.h"
#include "app/cli/ScoreCommand.h"
#include "app/cli/ShrinkCommand.h"
#include "app/cli/SimulateCommand.h"
#include "app/cli/SimulationChangeCommand.h"
#include "app/cli/SimulationCompareCommand.h"
#include "app/cli/SimulationListCommand.h"
#include "app/cli/SimulationRerunCommand.h"
#include "app/cli/SweepCommand.h"
#include "app/cli/TestCommand.h"
#include "app/cli/UpgradeCommand.h"
#include "app/cli/VersionsCommand.h"
#include "app/cli/WorkspaceCommands.h"

using namespace casewright::cli;

namespace {

struct Run {
    ExitCode operator()(ExitCode code) const { return code; }
    ExitCode operator()(const SimulateOptions& options) const { return SimulateCommand(options).run(); }
    ExitCode operator()(const ExplainOptions& options) const { return explainAlert(options); }
    ExitCode operator()(const ShrinkOptions& options) const { return shrinkAlerts(options); }
    ExitCode operator()(const SweepOptions& options) const { return sweepSettings(options); }
    ExitCode operator()(const CadenceOptions& options) const { return showCadence(options); }
    ExitCode operator()(const CaseListOptions& options) const { return listCases(options); }
    ExitCode operator()(const CaseShowOptions& options) const { return showCase(options); }
    ExitCode operator()(const CaseExportOptions& options) const { return exportCases(options); }
    ExitCode operator()(const CaseImportOptions& options) const { return importCases(options); }
    ExitCode operator()(const CaseReportOptions& options) const { return writeReport(options); }
    ExitCode operator()(const SimulationListOptions& options) const { return listSimulations(options); }
    ExitCode operator()(const SimulationCompareOptions& options) const { return compareSimulations(options); }
    ExitCode operator()(const SimulationRerunOptions& options) const { return rerunSimulation(options); }
    ExitCode operator()(const SimulationRenameOptions& options) const { return renameSimulation(options); }
    ExitCode operator()(const SimulationRemoveOptions& options) const { return removeSimulations(options); }
    ExitCode operator()(const CasePushOptions& options) const { return pushCase(options); }
    ExitCode operator()(const ConnectorListOptions& options) const { return listConnectors(options); }
    ExitCode operator()(const ConnectorSaveOptions& options) const { return saveConnector(options); }
    ExitCode operator()(const ConnectorRemoveOptions& options) const { return removeConnector(options); }
    ExitCode operator()(const ConnectorSecretsOptions& options) const { return takeConnectorSecrets(options); }
    ExitCode operator()(const CaseActivityOptions& options) const { return showActivity(options); }
    ExitCode operator()(const CaseAlertsOptions& options) const { return showAlerts(options); }
    ExitCode operator()(const CasesOfAlertOptions& options) const { return listCasesOfAlert(options); }
    ExitCode operator()(const CaseSimilarOptions& options) const { return listSimilar(options); }
    ExitCode operator()(const CaseCountsOptions& options) const { return countCases(options); }
    ExitCode operator()(const CaseTagsOptions& options) const { return listTags(options); }
    ExitCode operator()(const CaseCategoriesOptions& options) const { return listCategories(options); }
    ExitCode operator()(const CaseAssigneesOptions& options) const { return listAssignees(options); }
    ExitCode operator()(const CaseReportersOptions& options) const { return listReporters(options); }
    ExitCode operator()(const ConfigurationShowOptions& options) const { return showConfigurations(options); }
    ExitCode operator()(const ConfigurationSetOptions& options) const { return setConfigurations(options); }
    ExitCode operator()(const ConfigurationExportOptions& options) const { return exportConfigurations(options); }
    ExitCode operator()(const CaseCreateOptions& options) const { return createCase(options); }
    ExitCode operator()(const CaseUpdateOptions& options) const { return updateCases(options); }
    ExitCode operator()(const CaseStatusOptions& options) const { return setStatus(options); }
    ExitCode operator()(const CaseDeleteOptions& options) const { return deleteCases(options); }
    ExitCode operator()(const CommentAddOptions& options) const { return addComment(options); }
    ExitCode operator()(const CommentOptions& options) const { return addComment(options); }
    ExitCode operator()(const CommentEditOptions& options) const { return editComment(options); }
    ExitCode operator()(const CommentDeleteOptions& options) const { return deleteComments(options); }
    ExitCode operator()(const CaseAttachOptions& options) const { return attachAlerts(options); }
    ExitCode operator()(const CompareOptions& options) const { return compareSides(options); }
    ExitCode operator()(const UpgradeOptions& options) const { return reportUpgrade(options); }
    ExitCode operator()(const AdviseOptions& options) const { return adviseSetting(options); }
    ExitCode operator()(const ScoreOptions& options) const { return scoreSettings(options); }
    ExitCode operator()(const TestOptions& options) const { return testFiles(options); }
    ExitCode operator()(const GenerateOptions& options) const { return generateDocuments(options); }
    ExitCode operator()(const FieldsOptions& options) const { return listFields(options); }
    ExitCode operator()(const RuleValidateOptions& options) const { return validateRules(options); }
    ExitCode operator()(const RuleConvertOptions& options) const { return convertRules(options); }
    ExitCode operator()(const WorkspaceCheckOptions& options) const { return checkWorkspaceFile(options); }
    ExitCode operator()(const WorkspaceInfoOptions& options) const { return showWorkspace(options); }
    ExitCode operator()(const WorkspaceCompactOptions& options) const { return compactWorkspaceFile(options); }
    ExitCode operator()(const VersionsOptions& options) const { return listVersions(options); }
    ExitCode operator()(const KqlParseOptions& options) const { return parseKql(options); }
    ExitCode operator()(const KqlMatchOptions& options) const { return matchKql(options); }
};

/// What goes wrong in Qt comes back as an error of ours, with what to do. Its own words would stand beside that.
void takeQtMessage(QtMsgType type, const QMessageLogContext&, const QString& text)
{
    if (type == QtCriticalMsg || type == QtFatalMsg)
        std::fputs(("casewright-cli: " + text.toStdString() + '\n').c_str(), stderr);
}

} // namespace

int main(int argc, char** argv)
{
    qInstallMessageHandler(takeQtMessage);
    // Results are UTF-8 and English, wherever they are made.
    ::setenv("LC_ALL", "C.UTF-8", 1);
    std::setlocale(LC_ALL, "");
    // A file that may not grow (ulimit -f) is a write that fails, which is reported, and no sudden death.
    std::signal(SIGXFSZ, SIG_IGN);
    const Request request = parseCommandLine(argc, argv);
    // The workspace finds SQLite through it; our arguments are none of its business.
    int one = 1;
    const QCoreApplication application(one, argv);
    try {
        return static_cast<int>(std::visit(Run(), request));
    } catch (const std::bad_alloc&) {
        std::fputs("casewright-cli: there is not enough memory for it; close other programs, or take fewer documents\n",
                   stderr);
        return static_cast<int>(ExitCode::BadInput);
    }
}
