package gatehouse.settings;

/** All settings of one server, frozen. A message is scanned from beginning to end with the one that it began with. */
public record Settings(
        MailFlowSettings mailFlow,
        AntivirusSettings antivirus,
        ContentSettings content,
        AntispamSettings antispam,
        SsoSettings sso,
        QuarantineSettings quarantine) {

    public static Settings defaults() {
        return new Settings(
                MailFlowSettings.defaults(),
                AntivirusSettings.defaults(),
                ContentSettings.defaults(),
                AntispamSettings.defaults(),
                SsoSettings.defaults(),
                QuarantineSettings.defaults());
    }
}
