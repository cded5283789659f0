package gatehouse.settings;

/** All settings of one server, frozen. A message is scanned from beginning to end with the one that it began with. */
public record Settings(
        MailFlowSettings mailFlow,
        AntivirusSettings antivirus,
        ContentSettings content,
        AntispamSettings antispam,
        DefinitionsSettings definitions,
        SsoSettings sso,
        QuarantineSettings quarantine,
        ReportSettings report) {

    public static Settings defaults() {
        return new Settings(
                MailFlowSettings.defaults(),
                AntivirusSettings.defaults(),
                ContentSettings.defaults(),
                AntispamSettings.defaults(),
                DefinitionsSettings.defaults(),
                SsoSettings.defaults(),
                QuarantineSettings.defaults(),
                ReportSettings.defaults());
    }
}
